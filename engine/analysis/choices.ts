import type { Expression } from '../definition/parsed-expression.js';

/** More branches of one step than this are not followed. */
const maxOutcomes = 256;

/**
 * Stands for everything that conditions may say: what reads them is done again and again, until every sequence of
 * answers was given once.
 */
export class Choices {
  private given: boolean[] = [];
  private asked = 0;

  /** A condition that holds or not as is chosen. */
  expression(source: string): Expression {
    const next = (): boolean => this.next();
    const program = {
      kind: 'literal',
      get value() {
        return next();
      },
    };
    return { source, reads: [], program };
  }

  /** The results of doing something with all different answers; null = there are too many. */
  all<Result>(act: () => Result): Result[] | null {
    const results: Result[] = [];
    this.given = [];
    for (;;) {
      this.asked = 0;
      results.push(act());
      if (results.length > maxOutcomes) return null;
      const answers = this.given.slice(0, this.asked);
      while (answers.at(-1) === true) answers.pop();
      if (answers.length === 0) return results;
      this.given = [...answers.slice(0, -1), true];
    }
  }

  private next(): boolean {
    const answer = this.given[this.asked] ?? false;
    this.given[this.asked] = answer;
    this.asked += 1;
    return answer;
  }
}

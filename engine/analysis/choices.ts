import type { Expression } from '../definition/parsed-expression.js';

/** More branches of one step than this are not followed. */
const maxOutcomes = 256;

/** What doing something came to. */
export interface Outcomes<Result> {
  readonly results: readonly Result[];
  readonly isAll: boolean;
}

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

  /** The results of doing something with all different answers, or with some of them where there are too many. */
  all<Result>(act: () => Result): Outcomes<Result> {
    const results: Result[] = [];
    this.given = [];
    for (;;) {
      this.asked = 0;
      results.push(act());
      const answers = this.given.slice(0, this.asked);
      while (answers.at(-1) === true) answers.pop();
      if (answers.length === 0) return { results, isAll: true };
      if (results.length >= maxOutcomes) return { results, isAll: false };
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

import type { Problem } from './problem.js';
import type { ProblemCode } from './problem-code.js';

/** Of each severity. */
const maxProblems = 1000;

/** Collects everything that is wrong with a file. */
export class ProblemList {
  private readonly errors: Problem[] = [];
  private readonly warnings: Problem[] = [];
  private leftOut = 0;

  error(code: ProblemCode, elementId: string | null, data: Problem['data'] = {}): void {
    this.add([{ severity: 'error', code, elementId, data }]);
  }

  warning(code: ProblemCode, elementId: string | null, data: Problem['data'] = {}): void {
    this.add([{ severity: 'warning', code, elementId, data }]);
  }

  add(problems: readonly Problem[]): void {
    for (const problem of problems) {
      const list = problem.severity === 'error' ? this.errors : this.warnings;
      if (list.length < maxProblems) list.push(problem);
      else this.leftOut += 1;
    }
  }

  get hasErrors(): boolean {
    return this.errors.length > 0;
  }

  /** Does what is done find errors? */
  findsErrors(act: () => void): boolean {
    const before = this.errors.length + this.leftOut;
    act();
    return this.errors.length + this.leftOut > before;
  }

  /** Errors first, each in the order they were found; of very many only the first, and one that says so. */
  get all(): readonly Problem[] {
    const found = [...this.errors, ...this.warnings];
    if (this.leftOut === 0) return found;
    const severity = this.hasErrors ? 'error' : 'warning';
    const data = { count: found.length + this.leftOut };
    return [...found, { severity, code: 'xml.tooManyProblems', elementId: null, data }];
  }
}

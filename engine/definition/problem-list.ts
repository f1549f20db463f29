import type { Problem } from './graph.js';

/** Collects everything that is wrong with a file. */
export class ProblemList {
  private readonly found: Problem[] = [];

  error(code: string, elementId: string | null, data: Problem['data'] = {}): void {
    this.found.push({ severity: 'error', code, elementId, data });
  }

  warning(code: string, elementId: string | null, data: Problem['data'] = {}): void {
    this.found.push({ severity: 'warning', code, elementId, data });
  }

  add(problems: readonly Problem[]): void {
    this.found.push(...problems);
  }

  get all(): readonly Problem[] {
    return this.found;
  }

  get hasErrors(): boolean {
    return this.found.some(({ severity }) => severity === 'error');
  }
}

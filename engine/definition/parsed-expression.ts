/** A FEEL expression parsed once. `source` is kept for messages. */
export interface Expression {
  readonly source: string;
  /** Top-level variable names it reads; what a condition depends on. */
  readonly reads: readonly string[];
  /** Opaque handle of `expression.ts`. */
  readonly program: unknown;
}

/** What became of a case, or would. */
export interface CaseResult {
  readonly id: string;
  readonly serialNumber: string | null;
  readonly steps: readonly string[];
  readonly isFine: boolean;
  readonly verdict: string;
  /** What a person should know of it. */
  readonly reasons: readonly string[];
}

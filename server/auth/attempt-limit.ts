/** At most `limit` attempts per key within `windowMs`, counted in this process. */
export class AttemptLimit {
  private readonly attempts = new Map<string, number[]>();

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  /** Counts an attempt and says whether it is still within the limit. */
  allows(key: string, nowMs: number): boolean {
    const recent = (this.attempts.get(key) ?? []).filter((at) => at > nowMs - this.windowMs);
    recent.push(nowMs);
    if (this.attempts.size > 10_000) this.attempts.clear();
    this.attempts.set(key, recent);
    return recent.length <= this.limit;
  }
}

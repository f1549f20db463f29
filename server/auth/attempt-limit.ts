/** At most `limit` failures per key within `windowMs`, counted in this process. */
export class AttemptLimit {
  private readonly failures = new Map<string, { count: number; until: number }>();

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  isReached(key: string, nowMs: number): boolean {
    const entry = this.failures.get(key);
    return entry !== undefined && entry.until > nowMs && entry.count >= this.limit;
  }

  count(key: string, nowMs: number): void {
    const entry = this.failures.get(key);
    if (entry !== undefined && entry.until > nowMs) entry.count += 1;
    else this.failures.set(key, { count: 1, until: nowMs + this.windowMs });
    if (this.failures.size <= 10_000) return;
    for (const [old, { until }] of this.failures) if (until <= nowMs) this.failures.delete(old);
  }
}

/** At most `limit` attempts per key within `windowMs`, counted in this process. */
export class AttemptLimit {
  private readonly attempts = new Map<string, { count: number; until: number }>();

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  isReached(key: string, nowMs: number): boolean {
    const entry = this.attempts.get(key);
    return entry !== undefined && entry.until > nowMs && entry.count >= this.limit;
  }

  count(key: string, nowMs: number): void {
    const entry = this.attempts.get(key);
    if (entry !== undefined && entry.until > nowMs) entry.count += 1;
    else this.attempts.set(key, { count: 1, until: nowMs + this.windowMs });
    if (this.attempts.size <= 10_000) return;
    for (const [old, { until }] of this.attempts) if (until <= nowMs) this.attempts.delete(old);
    // more keys at once than a school has people: somebody makes them up
    if (this.attempts.size > 100_000) this.attempts.clear();
  }
}

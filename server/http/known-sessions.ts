/** Sessions that this process has seen pass the guard, kept for `windowMs` to twice as long after that. */
export class KnownSessions {
  private recent = new Set<string>();
  private older = new Set<string>();
  private turnsAt = 0;

  constructor(private readonly windowMs: number) {}

  has(token: string): boolean {
    return this.recent.has(token) || this.older.has(token);
  }

  add(token: string, nowMs: number): void {
    if (nowMs >= this.turnsAt) {
      this.older = this.recent;
      this.recent = new Set();
      this.turnsAt = nowMs + this.windowMs;
    }
    this.recent.add(token);
  }
}

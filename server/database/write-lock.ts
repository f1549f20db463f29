/** One holder at a time, first come first served. */
export class WriteLock {
  private tail: Promise<void> = Promise.resolve();

  /** Waits for the lock and gives the function that frees it. */
  async acquire(): Promise<() => void> {
    const before = this.tail;
    let free = () => {};
    this.tail = new Promise((resolve) => (free = resolve));
    await before;
    return free;
  }
}

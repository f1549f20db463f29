/**
 * Keeps the newest `limit` results of `load` by key. Concurrent misses share one promise; a failed load is not
 * kept, so that the next caller tries again. For values that never change under their key.
 */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, Promise<Value>>();

  constructor(private readonly limit: number) {}

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = this.entries.get(key);
    if (known) {
      // a Map iterates in the order of insertion: what is used moves to the end
      this.entries.delete(key);
      this.entries.set(key, known);
      return known;
    }
    const loading = load();
    this.entries.set(key, loading);
    loading.catch(() => {
      if (this.entries.get(key) === loading) this.entries.delete(key);
    });
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.limit && oldest !== undefined) this.entries.delete(oldest);
    return loading;
  }
}

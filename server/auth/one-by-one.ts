import { WriteLock } from '../database/write-lock.js';

/** Work on one key waits for the work before it on the same key; other keys do not wait. */
export class OneByOne {
  private readonly queues = new Map<string, { lock: WriteLock; waiting: number }>();

  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const queue = this.queues.get(key) ?? { lock: new WriteLock(), waiting: 0 };
    this.queues.set(key, queue);
    queue.waiting += 1;
    const free = await queue.lock.acquire();
    try {
      return await work();
    } finally {
      free();
      queue.waiting -= 1;
      if (queue.waiting === 0) this.queues.delete(key);
    }
  }
}

import { Worker } from 'node:worker_threads';
import type { ThreadAnswer, ThreadRequest } from './answer-requests.js';

/** The thread took too long, or too much memory, and was ended. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
  constructor(readonly reason: 'timeout' | 'memory' | 'closed') {
    super(`Expected an answer of the thread, but it was ended: ${reason}.`);
  }
}

/** The thread answered with an error; `name` is that of the error. */
export class ThreadError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface ThreadPoolOptions {
  readonly size: number;
  /** Of one thread's heap. */
  readonly memoryMb: number;
}

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly timeoutMs: number;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

interface Thread<Request, Answer> {
  readonly worker: Worker;
  isReady: boolean;
  /** null while idle. */
  current: Waiting<Request, Answer> | null;
  timer: NodeJS.Timeout | null;
}

/** How long an idle thread is kept. */
const idleMs = 30_000;
/** For loading a thread, which no request has a part in. */
const startMs = 30_000;

/**
 * Threads that do what could hold the process up. One request at a time and thread; whatever takes longer than it may
 * is ended together with its thread. Threads come with the first request, go when idle, and keep no process alive.
 */
export class ThreadPool<Request, Answer> {
  private readonly threads = new Set<Thread<Request, Answer>>();
  private readonly queue: Waiting<Request, Answer>[] = [];
  private counter = 0;
  private isClosed = false;

  constructor(
    private readonly file: string,
    private readonly options: ThreadPoolOptions,
  ) {}

  /** The time begins when a thread that is ready takes the request. Throws ThreadEnded or ThreadError. */
  run(request: Request, timeoutMs: number): Promise<Answer> {
    if (this.isClosed) return Promise.reject(new ThreadEnded('closed'));
    return new Promise((resolve, reject) => {
      this.queue.push({ request, timeoutMs, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { reject } of this.queue.splice(0)) reject(new ThreadEnded('closed'));
    await Promise.all([...this.threads].map((thread) => this.end(thread, new ThreadEnded('closed'))));
  }

  private next(): void {
    if (this.queue.length === 0) return;
    const idle = [...this.threads].find(({ current }) => current === null);
    const thread = idle ?? (this.threads.size < this.options.size ? this.open() : null);
    const waiting = thread && this.queue.shift();
    if (!thread || !waiting) return;
    thread.current = waiting;
    this.limit(thread);
    thread.worker.ref();
    const id = ++this.counter;
    thread.worker.postMessage({ id, request: waiting.request } satisfies ThreadRequest<Request>);
  }

  /** Sets the time that the thread has for what it does. */
  private limit(thread: Thread<Request, Answer>): void {
    if (thread.timer) clearTimeout(thread.timer);
    const ms = thread.isReady ? (thread.current?.timeoutMs ?? idleMs) : startMs;
    const isOver = () => {
      if (thread.timer === begun) void this.end(thread, new ThreadEnded('timeout'));
    };
    // an answer that came while this process was held up is taken first
    const begun = (thread.timer = setTimeout(() => setImmediate(isOver), ms));
    if (thread.current === null) thread.timer.unref();
  }

  private open(): Thread<Request, Answer> {
    const worker = new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: this.options.memoryMb } });
    const thread: Thread<Request, Answer> = { worker, isReady: false, current: null, timer: null };
    this.threads.add(thread);
    worker.on('message', (given: ThreadAnswer<Answer>) => {
      if (given === 'ready') {
        thread.isReady = true;
        return this.limit(thread);
      }
      const waiting = thread.current;
      this.rest(thread);
      if ('answer' in given) waiting?.resolve(given.answer);
      else waiting?.reject(new ThreadError(given.error.name, given.error.message));
      this.next();
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      void this.end(thread, isMemory ? new ThreadEnded('memory') : error);
    });
    return thread;
  }

  private rest(thread: Thread<Request, Answer>): void {
    thread.current = null;
    this.limit(thread);
    thread.worker.unref();
  }

  private async end(thread: Thread<Request, Answer>, reason: Error): Promise<void> {
    if (!this.threads.delete(thread)) return;
    if (thread.timer) clearTimeout(thread.timer);
    thread.current?.reject(reason);
    thread.current = null;
    if (!this.isClosed) this.next();
    await thread.worker.terminate();
  }
}

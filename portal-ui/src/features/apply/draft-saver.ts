export type SaveState =
  | { kind: 'clean' }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'failed'; error: unknown };

export interface DraftSaverOptions<Data> {
  save: (data: Data) => Promise<unknown>;
  /** Quiet time after the last change before it is saved by itself. */
  delayMs: number;
  onState: (state: SaveState) => void;
  now?: () => number;
}

export interface DraftSaver<Data> {
  change: (data: Data) => void;
  /** Saves what is not saved yet; throws what the server says. */
  flush: () => Promise<void>;
  isDirty: () => boolean;
  stop: () => void;
  /** What is not saved yet is not to be saved: something else is shown now. */
  drop: () => void;
  /** Saves nothing more by itself, and waits for what is on its way. */
  hold: () => Promise<void>;
}

/** Saves a draft in the background: one request at a time, the newest data last, nothing lost in between. */
export function createDraftSaver<Data>({
  save,
  delayMs,
  onState,
  now = Date.now,
}: DraftSaverOptions<Data>): DraftSaver<Data> {
  let waiting: { data: Data } | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    while (waiting) {
      const taken = waiting;
      waiting = null;
      onState({ kind: 'saving' });
      try {
        await save(taken.data);
      } catch (error) {
        // Newer data, if there is any, contains what could not be saved.
        waiting ??= taken;
        onState({ kind: 'failed', error });
        throw error;
      }
    }
    onState({ kind: 'saved', at: now() });
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    if (running) return running;
    if (!waiting) return Promise.resolve();
    running = run().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    change(data) {
      waiting = { data };
      onState({ kind: 'dirty' });
      clearTimeout(timer);
      // The state tells of a failure, and the next change tries again.
      timer = setTimeout(() => void flush().catch(() => undefined), delayMs);
    },
    flush,
    isDirty: () => waiting !== null || running !== null,
    stop: () => clearTimeout(timer),
    drop() {
      clearTimeout(timer);
      waiting = null;
      onState({ kind: 'clean' });
    },
    async hold() {
      clearTimeout(timer);
      await running?.catch(() => undefined);
    },
  };
}

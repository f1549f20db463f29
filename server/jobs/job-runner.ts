import type { BeforeApplicationShutdown } from '@nestjs/common';

/** Sees to it that due rows of `job` are run. Rows are found even when nobody wakes the runner. */
export abstract class JobRunner implements BeforeApplicationShutdown {
  /** Starts to run jobs in this process. */
  abstract start(): Promise<void>;
  /** Takes no new jobs and waits for those under way. */
  abstract stop(): Promise<void>;

  /** While the database is still open. */
  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }
}

import { Logger } from '@nestjs/common';
import { Outbox } from '../instances/outbox.js';
import { JobExecutor } from './job-executor.js';
import { JobRunner } from './job-runner.js';
import { JobStore } from './job-store.js';

const pollMs = 1000;
const batch = 20;

/** Embedded mode: polls the table, and looks at once when this process has added a row. */
export class InProcessRunner extends JobRunner {
  private readonly logger = new Logger('jobs');
  private isStopped = true;
  private timer: NodeJS.Timeout | null = null;
  private underWay: Promise<void> | null = null;
  private isWoken = false;

  constructor(
    outbox: Outbox,
    private readonly store: JobStore,
    private readonly executor: JobExecutor,
  ) {
    super();
    outbox.onAdded(() => this.look());
  }

  override async start(): Promise<void> {
    this.isStopped = false;
    this.look();
  }

  override async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.underWay;
  }

  private look(): void {
    if (this.isStopped) return;
    this.isWoken = true;
    if (this.underWay) return;
    if (this.timer) clearTimeout(this.timer);
    this.underWay = this.drain().finally(() => {
      this.underWay = null;
      if (!this.isStopped) this.timer = setTimeout(() => this.look(), pollMs).unref();
    });
  }

  private async drain(): Promise<void> {
    try {
      while (!this.isStopped) {
        this.isWoken = false;
        const due = await this.store.due(batch);
        const ran = await this.executor.run(due.map(({ id }) => id));
        if (ran === 0 && !this.isWoken) return;
      }
    } catch (error) {
      this.logger.error(`Looking for due jobs failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

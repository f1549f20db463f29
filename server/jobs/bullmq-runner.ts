import { Logger } from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import { Outbox, type JobRow } from '../instances/outbox.js';
import { fromSqlTime } from '../database/sql-time.js';
import { JobExecutor } from './job-executor.js';
import { JobRunner } from './job-runner.js';
import { JobStore } from './job-store.js';
import type { RedisAddress } from './redis-connection.js';

const queueName = 'xiaowu-jobs';
const sweepMs = 2000;
const sweepBatch = 500;

/**
 * Production: BullMQ wakes workers, the rows say what is to be done. What Redis lost, or never heard of, is added
 * again by the sweep once it is due.
 */
export class BullmqRunner extends JobRunner {
  private readonly logger = new Logger('jobs');
  private readonly queue: Queue;
  private worker: Worker | null = null;
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> | null = null;

  constructor(
    outbox: Outbox,
    private readonly store: JobStore,
    private readonly executor: JobExecutor,
    private readonly connection: RedisAddress,
    private readonly prefix: string,
  ) {
    super();
    this.queue = new Queue(queueName, {
      // while Redis is away the rows are kept, not the calls
      connection: { ...connection, enableOfflineQueue: false },
      prefix,
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    this.queue.on('error', (error) => this.logger.warn(`Redis: ${error.message}`));
    outbox.onAdded((jobs) => {
      this.wake(jobs).catch((error: Error) => this.logger.warn(`Waking workers failed: ${error.message}`));
    });
  }

  override async start(): Promise<void> {
    const { connection, prefix } = this;
    this.worker = new Worker(queueName, async (job) => void (await this.executor.run([String(job.id)])), {
      connection: { ...connection, maxRetriesPerRequest: null },
      prefix,
      concurrency: 8,
    });
    this.worker.on('error', (error) => this.logger.warn(`Redis: ${error.message}`));
    this.sweep();
  }

  override async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const worker = this.worker;
    this.worker = null;
    await this.sweeping;
    await worker?.close();
    await this.queue.close();
  }

  private async wake(jobs: readonly Pick<JobRow, 'id' | 'due_at'>[]): Promise<void> {
    await this.queue.addBulk(
      jobs.map(({ id, due_at }) => ({
        name: 'run',
        data: {},
        opts: { jobId: id, delay: Math.max(0, Date.parse(fromSqlTime(due_at)) - Date.now()) },
      })),
    );
  }

  private sweep(): void {
    this.sweeping = this.addDue().finally(() => {
      if (this.worker) this.timer = setTimeout(() => this.sweep(), sweepMs).unref();
    });
  }

  private async addDue(): Promise<void> {
    try {
      const ids = await this.store.due(sweepBatch);
      if (ids.length === 0) return;
      await this.queue.addBulk(ids.map((id) => ({ name: 'run', data: {}, opts: { jobId: id } })));
      await Promise.all(ids.map((id) => this.wakeSleeping(id)));
    } catch (error) {
      this.logger.warn(`Sweeping failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** A row whose time was moved forward still sleeps in Redis until its old time, and keeps the id taken. */
  private async wakeSleeping(id: string): Promise<void> {
    if ((await this.queue.getJobState(id)) !== 'delayed') return;
    const job = await this.queue.getJob(id);
    await job?.promote();
  }
}

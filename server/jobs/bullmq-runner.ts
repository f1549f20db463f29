import { Logger } from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import { Outbox } from '../instances/outbox.js';
import { JobExecutor } from './job-executor.js';
import { JobRunner } from './job-runner.js';
import { JobStore, type DueJob } from './job-store.js';
import type { RedisAddress } from '../http/redis-connection.js';
import { aheadMs, wakeCalls } from './wake-calls.js';

const queueName = 'xiaowu-jobs';
const sweepMs = 2000;
const sweepBatch = 500;
/** New rows of so short a time are told to Redis together: one call for many commands of a busy server. */
const gatherMs = 15;

interface WakeData {
  readonly rowIds: readonly string[];
}

/**
 * Production: BullMQ wakes workers at the right moment, the rows say what is to be done. The sweep tells Redis what is
 * due soon, again and again: what it lost or never heard of comes with the next one.
 */
export class BullmqRunner extends JobRunner {
  private readonly logger = new Logger('jobs');
  private readonly queue: Queue<WakeData>;
  private worker: Worker | null = null;
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> | null = null;
  private gathered: DueJob[] = [];
  private gathering: NodeJS.Timeout | null = null;

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
      this.gathered.push(...jobs);
      this.gathering ??= setTimeout(() => this.wakeGathered(), gatherMs);
    });
  }

  override async start(): Promise<void> {
    const { connection, prefix } = this;
    this.worker = new Worker<WakeData>(queueName, async ({ data }) => void (await this.executor.run(data.rowIds)), {
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
    // what was not told yet is found by a sweep
    if (this.gathering) clearTimeout(this.gathering);
    const worker = this.worker;
    this.worker = null;
    await this.sweeping;
    await worker?.close();
    await this.queue.close();
  }

  private wakeGathered(): void {
    const jobs = this.gathered;
    this.gathered = [];
    this.gathering = null;
    this.wake(jobs).catch((error: Error) => this.logger.warn(`Waking workers failed: ${error.message}`));
  }

  /** Adding what is there already changes nothing. */
  private async wake(jobs: readonly DueJob[]): Promise<void> {
    const calls = wakeCalls(jobs, Date.now());
    if (calls.length === 0) return;
    await this.queue.addBulk(
      calls.map(({ id, rowIds, delayMs }) => ({ name: 'run', data: { rowIds }, opts: { jobId: id, delay: delayMs } })),
    );
  }

  private sweep(): void {
    this.sweeping = this.wakeDue().finally(() => {
      if (this.worker) this.timer = setTimeout(() => this.sweep(), sweepMs).unref();
    });
  }

  private async wakeDue(): Promise<void> {
    try {
      await this.wake(await this.store.due(sweepBatch, aheadMs));
    } catch (error) {
      this.logger.warn(`Sweeping failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { MessagesService, type IncomingMessage } from '../instances/messages/messages.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A case has sent a message: it goes to its receiver, starts a case, or is kept. */
@Injectable()
export class ThrowMessageJob implements JobHandler {
  readonly kind = 'throwMessage';

  constructor(
    private readonly database: Database,
    private readonly messages: MessagesService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const message = JSON.parse(job.payload) as IncomingMessage;
    await this.database.transaction(async (tx) => {
      await this.messages.deliver(tx, message, null, new Date().toISOString());
      if (!(await finishJob(tx, job))) throw new Error('Expected to hold the job, but it was taken.');
    });
  }
}

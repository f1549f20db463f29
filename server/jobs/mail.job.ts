import { Injectable } from '@nestjs/common';
import { MailService } from '../channels/mail.service.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';
import { MessageSender } from './message-sender.js';

/** A letter to one person. */
@Injectable()
export class MailJob implements JobHandler {
  readonly kind = 'mail';

  constructor(
    private readonly sender: MessageSender,
    private readonly channel: MailService,
  ) {}

  run(job: ClaimedJob): Promise<void> {
    return this.sender.run(job, 'email', this.channel);
  }
}

import { Injectable } from '@nestjs/common';
import { SmsService } from '../channels/sms.service.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';
import { MessageSender } from './message-sender.js';

/** A text message to one person. */
@Injectable()
export class SmsJob implements JobHandler {
  readonly kind = 'sms';

  constructor(
    private readonly sender: MessageSender,
    private readonly channel: SmsService,
  ) {}

  run(job: ClaimedJob): Promise<void> {
    return this.sender.run(job, 'sms', this.channel);
  }
}

import { Injectable } from '@nestjs/common';
import { WecomService } from '../channels/wecom.service.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';
import { MessageSender } from './message-sender.js';

/** A message in 企业微信 to one person. */
@Injectable()
export class WecomJob implements JobHandler {
  readonly kind = 'wecom';

  constructor(
    private readonly sender: MessageSender,
    private readonly channel: WecomService,
  ) {}

  run(job: ClaimedJob): Promise<void> {
    return this.sender.run(job, 'wecom', this.channel);
  }
}

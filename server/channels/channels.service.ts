import { Injectable } from '@nestjs/common';
import { noticeChannels, type NoticeChannel } from '../contract/notice-channels.js';
import type { Channel } from './channel.js';
import { MailService } from './mail.service.js';
import { SmsService } from './sms.service.js';
import { WecomService } from './wecom.service.js';

/** Channels that lead out of the portal. */
export type OutsideChannel = Exclude<NoticeChannel, 'portal'>;

/** Which channels this school has. */
@Injectable()
export class ChannelsService {
  private readonly outside: Readonly<Record<OutsideChannel, Channel>>;

  constructor(mail: MailService, wecom: WecomService, sms: SmsService) {
    this.outside = { email: mail, wecom, sms };
  }

  /** The portal's bell is always there. */
  configured(): NoticeChannel[] {
    return noticeChannels.filter((name) => name === 'portal' || this.outside[name].isConfigured);
  }
}

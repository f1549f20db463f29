import { Module } from '@nestjs/common';
import { ChannelsService } from './channels.service.js';
import { MailService } from './mail.service.js';
import { SmsService } from './sms.service.js';
import { WecomService } from './wecom.service.js';

@Module({
  providers: [ChannelsService, MailService, SmsService, WecomService],
  exports: [ChannelsService, MailService, SmsService, WecomService],
})
export class ChannelsModule {}

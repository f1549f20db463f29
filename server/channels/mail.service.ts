import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { mailFooter } from '../locales/zh-CN/notifications.js';
import type { Channel, OutsideMessage, Receiver } from './channel.js';
import { portalLink } from './portal-link.js';

/** A mail server that does not answer is tried again later; well before the lease of the job ends. */
const patienceMs = 15_000;

/** Letters over SMTP, where the environment names a mail server; else there is no e-mail. */
@Injectable()
export class MailService implements Channel {
  private readonly url = process.env.XIAOWU_SMTP_URL || undefined;
  private readonly from = process.env.XIAOWU_MAIL_FROM || undefined;

  get isConfigured(): boolean {
    return this.url !== undefined && this.from !== undefined;
  }

  async send({ email }: Receiver, { title, text, path }: OutsideMessage): Promise<void> {
    if (this.url === undefined || this.from === undefined)
      throw new Error('Expected XIAOWU_SMTP_URL and XIAOWU_MAIL_FROM, but one is missing.');
    if (!email) return;
    const transport = createTransport({
      url: this.url,
      ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    });
    try {
      const body = `${text}\n\n${mailFooter(portalLink(path))}`;
      await transport.sendMail({ from: this.from, to: email, subject: title, text: body });
    } finally {
      transport.close();
    }
  }
}

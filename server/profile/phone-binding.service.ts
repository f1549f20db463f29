import { createHash, randomInt } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { NotNow, Unreachable } from '../channels/channel.js';
import { SmsService } from '../channels/sms.service.js';
import type { BindPhoneRequest } from '../contract/phone-binding.js';
import { Database, type Transaction } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { upsert } from '../database/upsert.js';
import { ApiFailure } from '../http/api-error.js';
import { phoneMessages } from '../locales/zh-CN/phone-binding.js';

interface CodeRow {
  phone: string;
  code_hash: string | null;
  wrong_tries: number;
  sent_at: string;
  counted_since: string;
  sent_count: number;
}

const pauseMs = 60_000;
const hourMs = 3_600_000;
const mostPerHour = 5;
const validMs = 10 * 60_000;
const mostWrongTries = 5;

const hashOf = (personId: string, phone: string, code: string) =>
  createHash('sha256').update([personId, phone, code].join(' ')).digest('hex');
const tooSoon = (sentAt: string, now: Date) => {
  const seconds = Math.max(1, Math.ceil((pauseMs - since(sentAt, now)) / 1000));
  return new ApiFailure(429, 'phone.tooSoon', phoneMessages.tooSoon(seconds));
};
const since = (sqlTime: string, now: Date) => now.getTime() - Date.parse(fromSqlTime(sqlTime));

/** Whose phone number it is: proved by a code that is sent there. Text messages go to such numbers only. */
@Injectable()
export class PhoneBindingService {
  private readonly logger = new Logger('phone binding');

  constructor(
    private readonly database: Database,
    private readonly sms: SmsService,
  ) {}

  get isOffered(): boolean {
    return this.sms.isConfigured;
  }

  /** The row is committed before the message is sent: nobody gets more of them by asking twice at once. */
  async sendCode(personId: string, phone: string): Promise<void> {
    if (!this.isOffered) throw new ApiFailure(409, 'phone.notConfigured', phoneMessages.notConfigured);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.database.transaction((tx) => this.keep(tx, personId, phone, hashOf(personId, phone, code)));
    try {
      await this.sms.sendCode(phone, code);
    } catch (error) {
      if (error instanceof Unreachable) throw new ApiFailure(422, 'phone.unreachable', phoneMessages.unreachable);
      if (error instanceof NotNow) throw new ApiFailure(429, 'phone.notNow', phoneMessages.notNow);
      this.logger.error(error instanceof Error ? error.message : String(error));
      throw new ApiFailure(503, 'phone.failed', phoneMessages.failed);
    }
  }

  async bind(personId: string, { phone, code }: BindPhoneRequest): Promise<void> {
    // a wrong try counts, so it is committed before it is refused
    const refusal = await this.database.transaction((tx) => this.tryCode(tx, personId, phone, code));
    if (refusal !== null) throw refusal;
  }

  unbind(tx: Transaction, personId: string): void {
    tx.enqueue('delete from phone_binding where person_id = ?', [personId]);
  }

  private async keep(tx: Transaction, personId: string, phone: string, code_hash: string): Promise<void> {
    const now = new Date();
    const sqlNow = toSqlTime(now);
    // one after the other, also the first
    await tx.query(`select id from person where id = ?${tx.forUpdate}`, [personId]);
    const [own] = await tx.query<CodeRow>('select * from phone_code where person_id = ?', [personId]);
    if (own && since(own.sent_at, now) < pauseMs) throw tooSoon(own.sent_at, now);
    await this.takeTurn(tx, phone, now);
    const isSameHour = own !== undefined && since(own.counted_since, now) < hourMs;
    const count = isSameHour ? Number(own.sent_count) : 0;
    if (count >= mostPerHour) throw new ApiFailure(429, 'phone.tooMany', phoneMessages.tooMany);
    const row = {
      ...{ person_id: personId, phone, code_hash, wrong_tries: 0, sent_at: sqlNow },
      ...{ counted_since: isSameHour ? own.counted_since : sqlNow, sent_count: count + 1 },
    };
    const { sql, values } = insertRows('phone_code', [row]);
    const names = Object.keys(row).filter((name) => name !== 'person_id');
    const changes = names.map((name) => `${name} = new.${name}`).join(', ');
    tx.enqueue(sql + upsert(this.database.dialect, ['person_id'], changes), values);
  }

  /** Whoever else asks for the same number waits for its row, and is then refused by the condition of the update. */
  private async takeTurn(tx: Transaction, phone: string, now: Date): Promise<void> {
    const { sql, values } = insertRows('phone_number', [{ phone, code_sent_at: toSqlTime(new Date(0)) }]);
    tx.enqueue(sql + upsert(this.database.dialect, ['phone'], 'phone = new.phone'), values);
    const taken = await tx.execute('update phone_number set code_sent_at = ? where phone = ? and code_sent_at <= ?', [
      toSqlTime(now),
      phone,
      toSqlTime(new Date(now.getTime() - pauseMs)),
    ]);
    if (taken > 0) return;
    const [last] = await tx.query<{ code_sent_at: string }>('select code_sent_at from phone_number where phone = ?', [
      phone,
    ]);
    throw tooSoon(last?.code_sent_at ?? toSqlTime(now), now);
  }

  private async tryCode(tx: Transaction, personId: string, phone: string, code: string): Promise<ApiFailure | null> {
    const now = new Date();
    const [row] = await tx.query<CodeRow>(`select * from phone_code where person_id = ?${tx.forUpdate}`, [personId]);
    const isValid = row?.phone === phone && row.code_hash !== null && since(row.sent_at, now) < validMs;
    if (!isValid || row.wrong_tries >= mostWrongTries)
      return new ApiFailure(422, 'phone.codeExpired', phoneMessages.expired);
    if (row.code_hash !== hashOf(personId, phone, code)) {
      tx.enqueue('update phone_code set wrong_tries = wrong_tries + 1 where person_id = ?', [personId]);
      const left = mostWrongTries - 1 - row.wrong_tries;
      return new ApiFailure(422, 'phone.codeWrong', phoneMessages.wrong(left));
    }
    // numbers are given away anew: it is no longer of whoever had it before
    tx.enqueue('delete from phone_binding where phone = ? or person_id = ?', [phone, personId]);
    const { sql, values } = insertRows('phone_binding', [{ person_id: personId, phone, bound_at: toSqlTime(now) }]);
    tx.enqueue(sql, values);
    tx.enqueue('update phone_code set code_hash = null where person_id = ?', [personId]);
    tx.enqueue("update person set phone = ? where id = ? and (phone is null or phone = '')", [phone, personId]);
    return null;
  }
}

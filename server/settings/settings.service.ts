import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type School, school } from '../contract/session.js';
import { Database, type Transaction } from '../database/database.js';
import { upsert } from '../database/upsert.js';
import { schoolDefaults } from '../locales/zh-CN/school.js';

const schoolSetting = school.omit({ demonstrationAccounts: true }).partial();
const keepMs = 5000;

/** Settings of the school: rows of `setting`, JSON each; what is not set has its default in `locales/`. */
@Injectable()
export class SettingsService {
  private kept: { school: Promise<School>; until: number } | null = null;

  constructor(private readonly database: Database) {}

  /** Asked by every page: kept for a few seconds. */
  school(): Promise<School> {
    const now = Date.now();
    if (this.kept === null || this.kept.until < now) {
      this.kept = { school: this.readSchool(), until: now + keepMs };
      this.kept.school.catch(() => (this.kept = null));
    }
    return this.kept.school;
  }

  saveSchool(tx: Transaction, value: z.infer<typeof schoolSetting>): void {
    const text = JSON.stringify(value);
    const change = upsert(tx.dialect, ['setting_key'], 'value = new.value');
    tx.enqueue(`insert into setting (setting_key, value) values ('school', ?)${change}`, [text]);
    tx.afterCommit(() => void (this.kept = null));
  }

  private async readSchool(): Promise<School> {
    const rows = await this.database.query<{ setting_key: string; value: string }>(
      "select setting_key, value from setting where setting_key in ('school', 'demonstration')",
    );
    const value = (key: string): unknown => JSON.parse(rows.find((row) => row.setting_key === key)?.value ?? 'null');
    return school.parse({
      ...schoolDefaults,
      ...schoolSetting.parse(value('school') ?? {}),
      demonstrationAccounts: (value('demonstration') as { accounts: unknown } | null)?.accounts ?? [],
    });
  }
}

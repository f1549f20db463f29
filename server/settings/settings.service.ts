import { Injectable } from '@nestjs/common';
import type { School } from '../contract/school.js';
import type { SchoolPicture } from '../contract/school-limits.js';
import { Database } from '../database/database.js';
import { schoolDefaults } from '../locales/zh-CN/settings.js';

/** Keys of the `setting` table; values are JSON. */
export const settingKeys = {
  /** What of the school was set, over the defaults. */
  school: 'school',
  /** Its pictures: PNGs as base64. */
  logo: 'school.logo',
  wecomCode: 'school.wecomCode',
  demonstration: 'demonstration',
  guides: 'guides',
} as const;

/** What the school has set, over the defaults. */
@Injectable()
export class SettingsService {
  constructor(private readonly database: Database) {}

  async school(): Promise<School> {
    const rows = await this.database.query<{ setting_key: string; value: string }>(
      'select setting_key, value from setting where setting_key in (?, ?)',
      [settingKeys.school, settingKeys.demonstration],
    );
    const values = new Map(rows.map(({ setting_key, value }) => [setting_key, JSON.parse(value) as unknown]));
    const own = (values.get(settingKeys.school) ?? {}) as Partial<School>;
    const accounts = (values.get(settingKeys.demonstration) ?? []) as School['demonstrationAccounts'];
    return { ...schoolDefaults, ...own, demonstrationAccounts: accounts };
  }

  /** PNG; null when the school has set none. */
  async picture(name: SchoolPicture): Promise<Buffer | null> {
    const [row] = await this.database.query<{ value: string }>('select value from setting where setting_key = ?', [
      settingKeys[name],
    ]);
    return row ? Buffer.from(JSON.parse(row.value) as string, 'base64') : null;
  }
}

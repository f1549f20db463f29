import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import { schoolPictures, schoolTextLimits, type SchoolPicture } from '../contract/school-limits.js';
import type { SaveSchoolRequest, School } from '../contract/school.js';
import type { Transaction } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';
import { upsert } from '../database/upsert.js';
import { ApiFailure } from '../http/api-error.js';
import { schoolMessages } from '../locales/zh-CN/settings.js';
import { pictureProblem } from './school-picture.js';
import { settingKeys } from './settings.service.js';

type Kept = Partial<Omit<School, 'demonstrationAccounts'>>;
type Field = keyof typeof schoolTextLimits;
const fields = Object.keys(schoolTextLimits) as Field[];
/** What a page cannot be without. */
const required: readonly Field[] = ['name', 'brand'];

/** Name, pictures, colour and footer of the school, as an administrator sets them. */
@Injectable()
export class SchoolSettingsService {
  async save(tx: Transaction, { logo, wecomCode, ...texts }: SaveSchoolRequest, personId: string): Promise<void> {
    const pictures = changedPictures({ logo, wecomCode });
    refuse([...textProblems(texts), ...colorProblems(texts.color), ...pictures.flatMap(problemsOf)]);
    const [row] = await tx.query<{ value: string }>(`select value from setting where setting_key = ?${tx.forUpdate}`, [
      settingKeys.school,
    ]);
    const before = (row ? JSON.parse(row.value) : {}) as Kept;
    const addresses = Object.fromEntries(pictures.map((changed) => [changed.name, addressOf(changed)]));
    const after: Kept = { ...before, ...texts, ...addresses };
    for (const { name, picture } of pictures) {
      if (picture) set(tx, settingKeys[name], picture.toString('base64'));
      else tx.enqueue('delete from setting where setting_key = ?', [settingKeys[name]]);
    }
    set(tx, settingKeys.school, after);
    auditLog(tx, { personId, action: 'school.save', target: settingKeys.school, detail: changes(before, after) });
  }
}

function set(tx: Transaction, key: string, value: unknown): void {
  const { sql, values } = insertRows('setting', [{ setting_key: key, value: JSON.stringify(value) }]);
  tx.enqueue(`${sql}${upsert(tx.dialect, ['setting_key'], 'value = new.value')}`, values);
}

interface ChangedPicture {
  readonly name: SchoolPicture;
  /** null = it goes. */
  readonly picture: Buffer | null;
}

function changedPictures(given: Pick<SaveSchoolRequest, SchoolPicture>): ChangedPicture[] {
  return schoolPictures.flatMap((name) => {
    const png = given[name];
    return png === undefined ? [] : [{ name, picture: png === null ? null : Buffer.from(png, 'base64') }];
  });
}

const paths: Record<SchoolPicture, string> = { logo: '/api/school/logo', wecomCode: '/api/school/wecom-code' };

/** The picture's own fingerprint makes the address, so that browsers may keep what it leads to. */
function addressOf({ name, picture }: ChangedPicture): string | null {
  if (!picture) return null;
  const fingerprint = createHash('sha256').update(new Uint8Array(picture)).digest('hex').slice(0, 12);
  return `${paths[name]}?v=${fingerprint}`;
}

interface Problem {
  readonly path: string;
  readonly message: string;
}

function textProblems(texts: Pick<SaveSchoolRequest, Field>): Problem[] {
  return fields.flatMap((path) => {
    const [text, limit] = [texts[path], schoolTextLimits[path]];
    if (text === '' && required.includes(path)) return [{ path, message: schoolMessages.missing(path) }];
    if (/[\r\n]/.test(text)) return [{ path, message: schoolMessages.line(path) }];
    return [...text].length > limit ? [{ path, message: schoolMessages.tooLong(path, limit) }] : [];
  });
}

function colorProblems(color: string | null): Problem[] {
  const isColor = color === null || /^#[0-9a-f]{6}$/.test(color);
  return isColor ? [] : [{ path: 'color', message: schoolMessages.color }];
}

function problemsOf({ name, picture }: ChangedPicture): Problem[] {
  const message = picture ? pictureProblem(name, picture) : null;
  return message === null ? [] : [{ path: name, message }];
}

function refuse(problems: readonly Problem[]): void {
  if (problems[0]) throw new ApiFailure(422, 'school.invalid', problems[0].message, problems);
}

/** From what to what; of a picture its address. */
function changes(before: Kept, after: Kept): Record<string, { from: unknown; to: unknown }> {
  const changed = (Object.keys(after) as (keyof Kept)[]).filter((key) => before[key] !== after[key]);
  return Object.fromEntries(changed.map((key) => [key, { from: before[key] ?? null, to: after[key] ?? null }]));
}

import { Injectable } from '@nestjs/common';
import type { Phrases, Profile, ProfileRequest } from '../contract/profile.js';
import { personColumns, toPerson, type PersonRow } from '../auth/person-row.js';
import { Database, type Transaction } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';
import { ApiFailure } from '../http/api-error.js';
import { profileMessages } from '../locales/zh-CN/profile.js';
import { PhoneBindingService } from './phone-binding.service.js';

const contactFields = ['phone', 'email'] as const;
type ContactField = (typeof contactFields)[number];

/** What people see and keep of themselves. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly database: Database,
    private readonly phones: PhoneBindingService,
  ) {}

  async profile(personId: string): Promise<Profile> {
    const [[row], posts] = await Promise.all([
      this.database.query<PersonRow & { phone: string | null; bound_phone: string | null; has_password: number }>(
        `select ${personColumns}, p.phone, b.phone as bound_phone, c.person_id is not null as has_password from person p
         left join department d on d.id = p.department_id left join phone_binding b on b.person_id = p.id
         left join credential c on c.person_id = p.id where p.id = ?`,
        [personId],
      ),
      this.database.query<{ department_name: string; post: string }>(
        `select d.name as department_name, e.post from employment e join department d on d.id = e.department_id
         where e.person_id = ? order by e.is_primary desc, d.sort, e.post`,
        [personId],
      ),
    ]);
    if (!row) throw new Error(`Expected the signed-in person ${personId} to exist, but there is no such person.`);
    return {
      ...toPerson(row),
      phone: row.phone,
      boundPhone: row.bound_phone,
      canBindPhone: this.phones.isOffered,
      hasPassword: Number(row.has_password) === 1,
      posts: posts.map(({ department_name, post }) => ({ departmentName: department_name, post })),
    };
  }

  /** One statement: of two pages that change the same at once, one is refused. The same sent twice is done once. */
  async change(tx: Transaction, personId: string, { before, ...request }: ProfileRequest): Promise<void> {
    const changed = contactFields.filter((field) => request[field] !== undefined);
    if (changed.length === 0) return;
    const updated = await tx.execute(
      `update person set ${changed.map((field) => `${field} = ?`).join(', ')} where id = ?
       and ${changed.map((field) => `coalesce(${field}, '') in (?, ?)`).join(' and ')}`,
      [
        ...changed.map((field) => request[field] || null),
        personId,
        ...changed.flatMap((field) => [before[field], request[field] ?? '']),
      ],
    );
    if (updated > 0) return;
    const [now] = await tx.query<Record<ContactField, string | null>>('select phone, email from person where id = ?', [
      personId,
    ]);
    const elsewhere = changed.filter((field) => ![before[field], request[field]].includes(now?.[field] ?? ''));
    const values = elsewhere.map((field) => profileMessages.now[field](now?.[field] ?? ''));
    throw new ApiFailure(409, 'profile.changed', profileMessages.changedElsewhere(values));
  }

  async phrases(personId: string): Promise<Phrases> {
    const rows = await this.database.query<{ text: string }>(
      'select text from opinion_phrase where person_id = ? order by sort',
      [personId],
    );
    return { phrases: rows.map(({ text }) => text) };
  }

  /** The whole list: adding, changing, sorting and removing are one thing. */
  setPhrases(tx: Transaction, personId: string, { phrases }: Phrases): void {
    tx.enqueue('delete from opinion_phrase where person_id = ?', [personId]);
    const rows = [...new Set(phrases)].map((text, sort) => ({ person_id: personId, sort, text }));
    if (rows.length === 0) return;
    const { sql, values } = insertRows('opinion_phrase', rows);
    tx.enqueue(sql, values);
  }
}

import { Injectable } from '@nestjs/common';
import type { Phrases, Profile, ProfileRequest } from '../contract/profile.js';
import { personColumns, toPerson, type PersonRow } from '../auth/person-row.js';
import { Database, type Transaction } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';
import { PhoneBindingService } from './phone-binding.service.js';

/** What people see and keep of themselves. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly database: Database,
    private readonly phones: PhoneBindingService,
  ) {}

  async profile(personId: string): Promise<Profile> {
    const [[row], posts] = await Promise.all([
      this.database.query<PersonRow & { phone: string | null; bound_phone: string | null }>(
        `select ${personColumns}, p.phone, b.phone as bound_phone from person p
         left join department d on d.id = p.department_id left join phone_binding b on b.person_id = p.id where p.id = ?`,
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
      posts: posts.map(({ department_name, post }) => ({ departmentName: department_name, post })),
    };
  }

  change(tx: Transaction, personId: string, { phone, email }: ProfileRequest): void {
    tx.enqueue('update person set phone = ?, email = ? where id = ?', [phone || null, email || null, personId]);
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

import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RoleKey } from '../contract/people.js';
import { Database, type Transaction } from '../database/database.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import type { Administers } from '../http/administers.js';
import type { SignedInPerson } from '../http/authenticated-request.js';

/** A session as every request needs it. */
export interface ActiveSession {
  readonly person: SignedInPerson;
  readonly roles: readonly RoleKey[];
  /** `role:<key>` of every role, system and business alike. */
  readonly groups: readonly string[];
  /** Whose items the person administers. */
  readonly administers: Administers;
  readonly csrfToken: string;
  readonly expiresAt: number;
}

interface SessionRow {
  csrf_token: string;
  expires_at: string;
  id: string;
  number: string;
  name: string;
  kind: SignedInPerson['kind'];
  department_id: string | null;
  roles: string | null;
}

const lifetimeMs = 12 * 3600 * 1000;
const rememberedMs = 3000;
const rememberedLimit = 5000;
const systemRoles: ReadonlySet<string> = new Set<RoleKey>([
  'user',
  'processAdministrator',
  'auditor',
  'systemAdministrator',
]);

/** Keyed: whoever can write the table cannot make a session without the secret. */
const hashOf = (token: string) =>
  createHmac('sha256', process.env.XIAOWU_SECRET ?? '')
    .update(token)
    .digest('hex');

/** Sessions live in the database; what a process read is remembered for a moment, so that a page costs one read. */
@Injectable()
export class SessionsService {
  private readonly remembered = new Map<string, { until: number; session: ActiveSession }>();

  constructor(private readonly database: Database) {}

  /** Begins a session and gives the cookie's value, which is kept nowhere, only its hash. */
  async begin(personId: string): Promise<{ token: string; csrfToken: string; lifetimeMs: number }> {
    const token = randomBytes(32).toString('base64url');
    const csrfToken = randomBytes(24).toString('base64url');
    const now = Date.now();
    await this.database.transaction(async (tx) => {
      tx.enqueue('delete from session where expires_at < ?', [toSqlTime(new Date(now))]);
      tx.enqueue(
        'insert into session (token_hash, person_id, csrf_token, created_at, expires_at) values (?, ?, ?, ?, ?)',
        [hashOf(token), personId, csrfToken, toSqlTime(new Date(now)), toSqlTime(new Date(now + lifetimeMs))],
      );
    });
    return { token, csrfToken, lifetimeMs };
  }

  /** The session of a cookie, null when there is none, it ended, or the person left. */
  async find(token: string): Promise<ActiveSession | null> {
    const hash = hashOf(token);
    const now = Date.now();
    const known = this.remembered.get(hash);
    if (known && known.until > now && known.session.expiresAt > now) return known.session;
    this.remembered.delete(hash);
    const [row] = await this.database.query<SessionRow>(
      `select s.csrf_token, s.expires_at, p.id, p.number, p.name, p.kind, p.department_id,
          (select group_concat(m.role_key) from role_member m where m.person_id = p.id) as roles
        from session s join person p on p.id = s.person_id and p.is_active = 1 where s.token_hash = ?`,
      [hash],
    );
    const session = row && { ...toSession(row), administers: await this.administers(row) };
    if (!session || session.expiresAt <= now) return null;
    if (this.remembered.size >= rememberedLimit) this.remembered.clear();
    this.remembered.set(hash, { until: now + rememberedMs, session });
    return session;
  }

  /** Without a department of their own, process administrators administer the whole school; system administrators always do. */
  private async administers({ id, roles }: SessionRow): Promise<Administers> {
    const keys = roles?.split(',') ?? [];
    if (keys.includes('systemAdministrator')) return 'all';
    if (!keys.includes('processAdministrator')) return [];
    const rows = await this.database.query<{ code: string }>(
      `select below.code from administered_department a join department own on own.id = a.department_id
       join department below on substr(below.path, 1, length(own.path)) = own.path where a.person_id = ?`,
      [id],
    );
    if (rows.length > 0) return [...new Set(rows.map(({ code }) => code))];
    // a department that is gone must not open the whole school
    const [row] = await this.database.query('select person_id from administered_department where person_id = ?', [id]);
    return row ? [] : 'all';
  }

  /** Ends every session of a person but this one, with the transaction that it is called in. */
  endOthers(tx: Transaction, personId: string, token: string): void {
    const hash = hashOf(token);
    tx.enqueue('delete from session where person_id = ? and token_hash <> ?', [personId, hash]);
    tx.afterCommit(() => {
      for (const [known, { session }] of this.remembered)
        if (session.person.id === personId && known !== hash) this.remembered.delete(known);
    });
  }

  async end(token: string): Promise<void> {
    const hash = hashOf(token);
    this.remembered.delete(hash);
    await this.database.transaction((tx) => tx.execute('delete from session where token_hash = ?', [hash]));
  }
}

function toSession(row: SessionRow): Omit<ActiveSession, 'administers'> {
  const keys = row.roles?.split(',') ?? [];
  const roles = keys.filter((role): role is RoleKey => systemRoles.has(role));
  return {
    person: { id: row.id, number: row.number, name: row.name, kind: row.kind, departmentId: row.department_id },
    roles: [...new Set<RoleKey>(['user', ...roles])],
    groups: keys.map((key) => `role:${key}`),
    csrfToken: row.csrf_token,
    expiresAt: Date.parse(fromSqlTime(row.expires_at)),
  };
}

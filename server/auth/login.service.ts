import { Injectable } from '@nestjs/common';
import type { LoginRequest, Session } from '../contract/session.js';
import { Database } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { authMessages } from '../locales/zh-CN/auth.js';
import { AttemptLimit } from './attempt-limit.js';
import { countFailure, forgetFailures, lockedMinutes } from './login-failures.js';
import { isPassword } from './password.js';
import { personColumns, type PersonRow, toPerson } from './person-row.js';

interface AccountRow {
  id: string;
  is_active: number;
  password_hash: string | null;
}

/** Local accounts: 工号, 学号 or the account with the school's prefix, and a password. */
@Injectable()
export class LoginService {
  // a whole office may sit behind one address
  private readonly perAddress = new AttemptLimit(60, 60_000);

  constructor(private readonly database: Database) {}

  /** Id of the person whose account and password these are; 401, 403 or 429 otherwise. */
  async check({ account, password }: LoginRequest, address: string): Promise<string> {
    const now = new Date();
    if (!this.perAddress.allows(address, now.getTime()))
      throw new ApiFailure(429, 'login.tooMany', authMessages.tooManyLogins);
    const key = account.toLowerCase();
    const minutes = await lockedMinutes(this.database, key, now);
    if (minutes > 0) throw new ApiFailure(429, 'login.locked', authMessages.locked(minutes));
    const [row] = await this.database.query<AccountRow>(
      `select p.id, p.is_active, c.password_hash from person p left join credential c on c.person_id = p.id
        where p.number = ? or p.account = ?`,
      [account, account],
    );
    if (!(await isPassword(row?.password_hash ?? null, password)) || !row) {
      await countFailure(this.database, key, now);
      throw new ApiFailure(401, 'login.wrong', authMessages.wrongCredentials);
    }
    if (Number(row.is_active) !== 1) throw new ApiFailure(403, 'login.disabled', authMessages.disabled);
    await forgetFailures(this.database, key);
    return row.id;
  }

  /** The person of a session as pages show them. */
  async person(id: string): Promise<Session['person']> {
    const [row] = await this.database.query<PersonRow & { phone: string | null }>(
      `select ${personColumns}, p.phone from person p left join department d on d.id = p.department_id where p.id = ?`,
      [id],
    );
    if (!row) throw new ApiFailure(401, 'session.missing', authMessages.signInFirst);
    return { ...toPerson(row), phone: row.phone };
  }
}

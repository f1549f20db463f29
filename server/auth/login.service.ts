import { Injectable } from '@nestjs/common';
import type { LoginRequest, Session } from '../contract/session.js';
import { Database } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { authMessages } from '../locales/zh-CN/auth.js';
import { AttemptLimit } from '../http/attempt-limit.js';
import { countFailure, forgetFailures, lockedMinutes } from './login-failures.js';
import { OneByOne } from './one-by-one.js';
import { isPassword } from './password.js';
import { personColumns, type PersonRow, toPerson } from './person-row.js';

interface AccountRow {
  id: string;
  number: string;
  is_active: number;
  password_hash: string | null;
}

/** Local accounts: 工号, 学号 or the account with the school's prefix, and a password. */
@Injectable()
export class LoginService {
  // a whole school may sit behind one address: only failures count
  private readonly perAddress = new AttemptLimit(60, 60_000);
  // many guesses at once get no more tries than one after the other
  private readonly perAccount = new OneByOne();

  constructor(private readonly database: Database) {}

  /** Id of the person whose account and password these are; 401, 403 or 429 otherwise. */
  async check({ account, password }: LoginRequest, address: string): Promise<string> {
    if (this.perAddress.isReached(address, Date.now()))
      throw new ApiFailure(429, 'login.tooMany', authMessages.tooManyLogins);
    const [row] = await this.database.query<AccountRow>(
      `select p.id, p.number, p.is_active, c.password_hash from person p left join credential c on c.person_id = p.id
        where p.number = ? or p.account = ?`,
      [account, account.toUpperCase()],
    );
    // failures belong to the person, however the account was written; unknown ones are locked just the same
    const key = (row?.number ?? account).toLowerCase();
    return this.perAccount.run(key, () => this.attempt(key, row, password, address));
  }

  private async attempt(key: string, row: AccountRow | undefined, password: string, address: string): Promise<string> {
    const now = new Date();
    const minutes = await lockedMinutes(this.database, key, now);
    if (minutes > 0) throw new ApiFailure(429, 'login.locked', authMessages.locked(minutes));
    if (!(await isPassword(row?.password_hash ?? null, password)) || !row) {
      this.perAddress.count(address, now.getTime());
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

import { Injectable } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import type { ChangePasswordRequest } from '../contract/password.js';
import { Database } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import type { SignedInPerson } from '../http/authenticated-request.js';
import { authMessages } from '../locales/zh-CN/auth.js';
import { LoginService } from './login.service.js';
import { hashPassword } from './password.js';
import { passwordProblem } from './password-rules.js';
import { SessionsService } from './sessions.service.js';

/** 修改密码 of local accounts. Who signs in elsewhere (统一身份认证) has none here. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly login: LoginService,
    private readonly sessions: SessionsService,
  ) {}

  /** `token`: of the session that goes on. Wrong guesses count as those at the login do, and lock the account alike. */
  async change(
    person: SignedInPerson,
    { current, next }: ChangePasswordRequest,
    { token, address }: { readonly token: string; readonly address: string },
  ): Promise<void> {
    const [own] = await this.database.query('select person_id from credential where person_id = ?', [person.id]);
    if (!own) throw new ApiFailure(409, 'password.none', authMessages.noPassword);
    try {
      await this.login.check({ account: person.number, password: current }, address);
    } catch (error) {
      // 401 would say that the session is over
      if (error instanceof ApiFailure && error.status === 401) throw refused('current', authMessages.wrongPassword);
      throw error;
    }
    const problem = passwordProblem(next, current, person.number);
    if (problem !== null) throw refused('next', problem);
    const hash = await hashPassword(next);
    await this.database.transaction(async (tx) => {
      const now = toSqlTime(new Date());
      tx.enqueue('update credential set password_hash = ?, changed_at = ? where person_id = ?', [hash, now, person.id]);
      this.sessions.endOthers(tx, person.id, token);
      auditLog(tx, { personId: person.id, action: 'password.change', target: `${person.name}(${person.number})` });
    });
  }
}

const refused = (path: 'current' | 'next', message: string) =>
  new ApiFailure(422, 'password.refused', message, [{ path, message }]);

import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { callOf, idempotent } from '../http/idempotency.js';
import type { Visitor } from './case-access.js';
import type { Actor } from './case-rows.js';

/** The signed-in person as cases know people: as actor, as candidate, as viewer and as visitor of the hall. */
export interface SignedIn extends Visitor, Actor {
  readonly kind: 'teacher' | 'student' | 'external';
  readonly departmentId: string | null;
}

@Injectable()
export class SignedInService {
  constructor(private readonly database: Database) {}

  of({ person, roles, groups, administers }: AskedBy): SignedIn {
    const { id, name, number, kind, departmentId } = person;
    return {
      ...{ id, name, number, kind, departmentId },
      keys: [id, ...groups],
      administers,
      // who administers some departments alone sees the cases of their items
      seesAll: administers === 'all' || roles.includes('auditor'),
    };
  }

  /** A write: one transaction, and once per `Idempotency-Key`, however often it is sent. */
  async act<Answer>(request: AuthenticatedRequest, body: unknown, work: Work<Answer>): Promise<Answer> {
    return this.write(request, body, work, false);
  }

  /**
   * A write that locks one case, reads, and then only enqueues: those of many people that come at the same moment
   * share a commit, each done or refused by itself.
   */
  async actTogether<Answer>(request: AuthenticatedRequest, body: unknown, work: Work<Answer>): Promise<Answer> {
    return this.write(request, body, work, true);
  }

  private write<Answer>(
    request: AuthenticatedRequest,
    body: unknown,
    work: Work<Answer>,
    sharesCommit: boolean,
  ): Promise<Answer> {
    const by = this.of(request);
    return idempotent(this.database, { ...callOf(request, body), sharesCommit }, (tx) => work(tx, by));
  }
}

type AskedBy = Pick<AuthenticatedRequest, 'person' | 'roles' | 'groups' | 'administers'>;
type Work<Answer> = (tx: Transaction, by: SignedIn) => Promise<Answer>;

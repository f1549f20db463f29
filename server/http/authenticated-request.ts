import type { FastifyRequest } from 'fastify';
import type { Person, RoleKey } from '../contract/people.js';
import type { Administers } from './administers.js';

/** The person of the session, as much as checks need. */
export type SignedInPerson = Pick<Person, 'id' | 'number' | 'name' | 'kind' | 'departmentId'>;

/** A request that passed the session guard. */
export interface AuthenticatedRequest extends FastifyRequest {
  person: SignedInPerson;
  roles: readonly RoleKey[];
  /** `role:<key>` of every role of the person, system and business alike: the groups that tasks are offered to. */
  groups: readonly string[];
  /** Whose items a process administrator may change; of others none. */
  administers: Administers;
  csrfToken: string;
}

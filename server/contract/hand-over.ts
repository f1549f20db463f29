import { z } from 'zod';
import { instant } from './list.js';
import { person } from './people.js';

const someone = z.object({ id: z.string(), name: z.string(), number: z.string() });

/** `GET /api/tasks/hand-over`: whose open work it is about. */
export const heldWorkQuery = z.object({ person: z.string().min(1).max(40) });

/** `GET /api/tasks/hand-over/leavers`: whose account is closed while tasks of theirs are open; at most 50. */
export const leavers = z.object({ rows: z.array(someone.extend({ open: z.number().int() })) });

/** A task of somebody who leaves. */
export const heldTask = z.object({
  id: z.string(),
  applicationId: z.string(),
  itemKey: z.string(),
  itemName: z.string(),
  serialNumber: z.string().nullable(),
  stepName: z.string(),
  applicant: someone,
  createdAt: instant,
  dueAt: instant.nullable(),
  status: z.enum(['assigned', 'waiting', 'offered']),
  /** `ownCase`: of their own application, mostly not to be handed over; `othersCanClaim`: it does not need to be. */
  note: z.enum(['ownCase', 'othersCanClaim']).nullable(),
});

/** What somebody who leaves holds. Drafts and own applications stay theirs and are only counted. */
export const heldWork = z.object({
  person,
  /** The oldest first, at most 500. */
  tasks: z.array(heldTask),
  /** Running cases whose 督办 they are. */
  supervised: z.number().int(),
  /** 代理 that is planned or active, in which they are away or stand in. */
  delegations: z.array(z.object({ id: z.string(), person: someone, standIn: someone, endsAt: instant })),
  drafts: z.number().int(),
  applications: z.number().int(),
  /** Posts and roles that go on bringing them tasks. */
  posts: z.array(z.object({ departmentName: z.string(), post: z.string() })),
  roles: z.array(z.string()),
});

/** `POST /api/tasks/hand-over`: everything open of somebody who leaves goes to another person, with a result per task. */
export const handOverRequest = z.object({
  from: z.string().max(40),
  to: z.string().max(40),
  /** These tasks only, when not everything goes to the same person. */
  ids: z.array(z.string().max(60)).min(1).max(50).optional(),
  reason: z.string().trim().max(1000).default(''),
});
export const handOverResult = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      itemName: z.string(),
      serialNumber: z.string().nullable(),
      stepName: z.string(),
      ok: z.boolean(),
      message: z.string().nullable(),
    }),
  ),
});

/** `POST /api/tasks/hand-over/rest`: what is no task. `supervisionTo` gets their 督办; null leaves it. */
export const handOverRestRequest = z.object({
  from: z.string().max(40),
  supervisionTo: z.string().max(40).nullable(),
  endsDelegations: z.boolean(),
});
/** How many went over or were ended. */
export const handOverRestResult = z.object({ supervised: z.number().int(), delegations: z.number().int() });

export type Leavers = z.infer<typeof leavers>;
export type HeldTask = z.infer<typeof heldTask>;
export type HeldWork = z.infer<typeof heldWork>;
export type HandOverRequest = z.infer<typeof handOverRequest>;
export type HandOverResult = z.infer<typeof handOverResult>;
export type HandOverRestRequest = z.infer<typeof handOverRestRequest>;
export type HandOverRestResult = z.infer<typeof handOverRestResult>;

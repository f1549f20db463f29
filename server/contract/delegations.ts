import { z } from 'zod';
import { instant } from './list.js';

const someone = z.object({ id: z.string(), name: z.string(), number: z.string() });

/** `POST /api/delegations`: who stands in for me, from when until when. 409 when one of mine overlaps in time and items. */
export const delegationRequest = z.object({
  standInId: z.string().min(1).max(40),
  startsAt: instant,
  /** Later than `startsAt` and than now; at most a year. */
  endsAt: instant,
  /** null = every item. */
  itemKeys: z.array(z.string().min(1).max(80)).min(1).max(100).nullable(),
  /** Also what is open when it begins; otherwise only what arrives from then on. */
  includesOpen: z.boolean().default(false),
  reason: z.string().trim().max(200).default(''),
});

/** A rule of 代理. */
export const delegation = z.object({
  id: z.string(),
  person: someone,
  standIn: someone,
  startsAt: instant,
  endsAt: instant,
  items: z.array(z.object({ key: z.string(), name: z.string() })).nullable(),
  includesOpen: z.boolean(),
  reason: z.string(),
  state: z.enum(['planned', 'active', 'ended']),
});

/**
 * `GET /api/delegations`: `mine` = others stand in for me; `forOthers` = I stand in. The last to end first, 50 of each.
 * `POST /api/delegations/:id/end` ends one of mine at once. `GET /api/delegations/items` → itemChoices: for what I can be
 * stood in for.
 */
export const delegations = z.object({ mine: z.array(delegation), forOthers: z.array(delegation) });

export type DelegationRequest = z.infer<typeof delegationRequest>;
export type Delegation = z.infer<typeof delegation>;
export type Delegations = z.infer<typeof delegations>;

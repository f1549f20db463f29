import { z } from 'zod';
import { instant } from './list.js';

const person = z.object({ id: z.string(), name: z.string(), number: z.string() });

/** Of a case in 我的督办: the steps that it is there for. */
export const supervisedStep = z.object({
  taskId: z.string(),
  name: z.string(),
  dueAt: instant.nullable(),
  /** Since when I answer for it. */
  since: instant,
  /** Who has it; null while several may claim it. */
  handler: person.nullable(),
  /** Who is asked before the handler can go on (委派, 前加签), else empty. */
  waitsFor: z.array(person),
  /** 改派 is possible: the applicant's own step is nobody else's. */
  isReassignable: z.boolean(),
});

/** `POST /api/applications/:id/supervision/notes` (督办意见): kept in the record, told to whoever holds the case. */
export const superviseRequest = z.object({ text: z.string().trim().min(1).max(500) });

/** `POST /api/applications/:id/supervision/hand-over`: another person answers for it instead of me. */
export const handOverSupervisionRequest = z.object({
  to: z.string().max(40),
  reason: z.string().trim().max(500).default(''),
});

/** `POST /api/applications/:id/supervision/assign`: another person does the overdue task. */
export const reassignRequest = z.object({
  taskId: z.string().max(40),
  to: z.string().max(40),
  reason: z.string().trim().max(500).default(''),
});

export type SupervisedStep = z.infer<typeof supervisedStep>;
export type SuperviseRequest = z.infer<typeof superviseRequest>;
export type HandOverSupervisionRequest = z.infer<typeof handOverSupervisionRequest>;
export type ReassignRequest = z.infer<typeof reassignRequest>;

import { z } from 'zod';
import { instant } from './list.js';

/** Of a case in 我的督办: the steps that it is there for. */
export const supervisedStep = z.object({
  taskId: z.string(),
  name: z.string(),
  dueAt: instant.nullable(),
  /** Since when I answer for it. */
  since: instant,
  /** Who has it; null while several may claim it. */
  handler: z.object({ id: z.string(), name: z.string(), number: z.string() }).nullable(),
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

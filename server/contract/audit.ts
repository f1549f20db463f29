import { z } from 'zod';
import { instant, listQuery, page } from './list.js';

/** One administrative act. */
export const auditLine = z.object({
  id: z.string(),
  at: instant,
  /** null = the product itself. */
  person: z.object({ name: z.string(), number: z.string() }).nullable(),
  /** `definition.publish` … */
  action: z.string(),
  target: z.string(),
  itemKey: z.string().nullable(),
  itemName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});

/** `GET /api/audit-log`, newest first; `q` is a part of a name, 工号 or what was acted on. */
export const auditQuery = listQuery.extend({
  action: z.string().max(60).optional(),
  item: z.string().max(80).optional(),
  from: instant.optional(),
  to: instant.optional(),
});
export const auditPage = page(auditLine);

export type AuditLine = z.infer<typeof auditLine>;
export type AuditQuery = z.infer<typeof auditQuery>;

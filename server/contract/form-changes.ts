import { z } from 'zod';
import { instant } from './list.js';

/** From what to what, as people read it; '' = not filled in. */
const textChange = z.object({ label: z.string(), from: z.string(), to: z.string() });

/** A field that an act changed; of a detail table row by row. */
export const changedField = textChange.extend({
  key: z.string(),
  /** Of a detail table only. `number` counts from 1: in what was there before, for added rows in what is there now. */
  rows: z
    .array(
      z.object({
        kind: z.enum(['added', 'removed', 'changed']),
        number: z.number().int(),
        cells: z.array(textChange),
      }),
    )
    .optional(),
});

/** What one act changed in the form. */
export const formChange = z.object({
  id: z.string(),
  stepName: z.string(),
  person: z.object({ id: z.string(), name: z.string(), number: z.string() }),
  at: instant,
  fields: z.array(changedField),
});

/**
 * `GET /api/applications/:id/changes` (字段留痕): what was changed after the first submission, newest first, as far as the
 * viewer may read the fields; at most 500 acts.
 */
export const formChangeList = z.object({ rows: z.array(formChange) });

export type ChangedField = z.infer<typeof changedField>;
export type ChangedRow = NonNullable<ChangedField['rows']>[number];
export type FormChange = z.infer<typeof formChange>;
export type FormChangeList = z.infer<typeof formChangeList>;

import { z } from 'zod';
import { formSchema } from './forms.js';

/**
 * `POST /api/definitions/:key/print-preview` → the page as it is being edited, filled in; `…/print-preview/pdf` gives it
 * as a file. Nothing is kept.
 */
export const printPreviewRequest = z.object({
  title: z.string().trim().max(200),
  html: z.string().max(500_000),
  form: formSchema,
  /** User tasks in their order: who signs in the example. */
  steps: z.array(z.object({ id: z.string().max(120), name: z.string().max(200) })).max(300),
  /** 流水号 of a case of this item whose data fill the page; null = made-up data. 404 when there is none to be seen. */
  serialNumber: z.string().trim().max(20).nullable(),
});

export const printPreview = z.object({
  title: z.string(),
  serialNumber: z.string().nullable(),
  /** Safe HTML. */
  html: z.string(),
  /** Names of the page that the form of the case does not have: it began with an earlier version. */
  missing: z.array(z.string()),
});

export type PrintPreviewRequest = z.infer<typeof printPreviewRequest>;
export type PrintPreview = z.infer<typeof printPreview>;

import { z } from 'zod';

/** `GET /api/definitions/:key/versions/:version/heat`: where the running cases of a version stand, step by step. */
export const heat = z.object({
  /** Running and suspended cases; only the newest `counted` of them are looked at. */
  cases: z.number().int(),
  counted: z.number().int(),
  elements: z.array(
    z.object({
      elementId: z.string(),
      /** Tokens that wait here. */
      waiting: z.number().int(),
      /** Tasks whose time is over. */
      overdue: z.number().int(),
      incidents: z.number().int(),
      /** From the arrival of a task to its end, over the newest cases; null when none was done. */
      averageMs: z.number().int().nullable(),
    }),
  ),
});

export type Heat = z.infer<typeof heat>;

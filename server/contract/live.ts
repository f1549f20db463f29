import { z } from 'zod';

/**
 * `GET /api/live` (server-sent events): `change` when something of the signed-in person changed. It only says what to
 * ask for anew; polling finds the same a little later.
 */
export const liveChange = z.object({
  /** The case it is about; null for messages and the like. */
  applicationId: z.string().nullable(),
});

export type LiveChange = z.infer<typeof liveChange>;

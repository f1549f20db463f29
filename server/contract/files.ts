import { z } from 'zod';

/** Answer of `POST /api/files` (multipart, one part `file`, at most 20 MiB). `GET /api/files/:id` downloads it. */
export const file = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number().int() });

export type UploadedFile = z.infer<typeof file>;

import { z } from 'zod';

/** Answer of `POST /api/files` (multipart, one part `file`, at most 20 MiB). `GET /api/files/:id` downloads it. */
export const file = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number().int() });

/** `GET /api/files/:id?show=1`: pictures and PDFs for a page to show; everything else is a download all the same. */
export const fileQuery = z.object({ show: z.literal('1').optional() });

export type UploadedFile = z.infer<typeof file>;

import { z } from 'zod';

/** Answer of `POST /api/files` (multipart, one part `file`, at most 20 MiB). `GET /api/files/:id` downloads it. */
export const file = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number().int() });

/**
 * `POST /api/files/uploads` → 201 uploadProgress. Then `PUT /api/files/uploads/:id?offset=` with a piece of at most
 * 2 MiB as `application/octet-stream`, until `file` is there. After a broken connection `GET /api/files/uploads/:id`
 * says where to go on. An upload that nobody goes on with is forgotten after a day.
 */
export const beginUploadRequest = z.object({
  name: z.string().min(1).max(500),
  /** Bytes; 400 without any, 413 for more than `POST /api/files` takes. */
  size: z.number().int().min(0),
});
export const uploadProgress = z.object({ id: z.string(), offset: z.number().int(), file: file.nullable() });
export const appendQuery = z.object({ offset: z.coerce.number().int().min(0) });

export type BeginUploadRequest = z.infer<typeof beginUploadRequest>;
export type UploadProgress = z.infer<typeof uploadProgress>;

/** `GET /api/files/:id?show=1`: pictures and PDFs for a page to show; everything else is a download all the same. */
export const fileQuery = z.object({ show: z.literal('1').optional() });

export type UploadedFile = z.infer<typeof file>;

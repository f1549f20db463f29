import { z } from 'zod';

/** One thing that is wrong with the input. `path` is a form field key (`goods.0.name`) or a property path. */
export const errorDetail = z.object({ path: z.string(), message: z.string() });

/** Every answer that is not 2xx. `message` is Chinese and says what to do; `code` is stable. */
export const apiError = z.object({
  code: z.string(),
  message: z.string(),
  details: z.array(errorDetail).optional(),
});

export type ApiError = z.infer<typeof apiError>;
export type ErrorDetail = z.infer<typeof errorDetail>;

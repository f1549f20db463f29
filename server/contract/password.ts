import { z } from 'zod';

/**
 * `PUT /api/profile/password`: of a local account; 422 says what is wrong by `path` (`current`, `next`). The person's
 * other sessions end.
 */
export const changePasswordRequest = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});

export type ChangePasswordRequest = z.infer<typeof changePasswordRequest>;

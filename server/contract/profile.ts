import { z } from 'zod';
import { person } from './people.js';

/** `GET /api/profile`: 个人信息. */
export const profile = person.extend({
  phone: z.string().nullable(),
  /** The number that text messages go to: proved by a code. */
  boundPhone: z.string().nullable(),
  /** Where the school has text messages. */
  canBindPhone: z.boolean(),
  /** Signs in with a password of this system, which can be changed. */
  hasPassword: z.boolean(),
  /** Every post the person holds. */
  posts: z.array(z.object({ departmentName: z.string(), post: z.string() })),
});

/**
 * `PUT /api/profile`: what people may change of themselves; only what they changed. Empty = none. `before` is what the
 * page was showing: 409 where that was changed elsewhere meanwhile.
 */
export const profileRequest = z.object({
  phone: z
    .string()
    .trim()
    .regex(/^(|1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8})$/)
    .optional(),
  email: z.union([z.literal(''), z.email().max(120)]).optional(),
  before: z.object({ phone: z.string().max(120), email: z.string().max(120) }),
});

/** `GET|PUT /api/profile/phrases`: 常用意见 in the person's own order. */
export const phrases = z.object({ phrases: z.array(z.string().trim().min(1).max(200)).max(30) });

export type Profile = z.infer<typeof profile>;
export type ProfileRequest = z.infer<typeof profileRequest>;
export type Phrases = z.infer<typeof phrases>;

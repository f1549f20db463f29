import { z } from 'zod';

const mobile = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/);

/** `POST /api/profile/phone-codes`: sends a code to the number, at most one a minute and five an hour. */
export const phoneCodeRequest = z.object({ phone: mobile });

/** `PUT /api/profile/bound-phone`: the number is the person's who read the code there; `DELETE` takes it away. */
export const bindPhoneRequest = z.object({ phone: mobile, code: z.string().trim().max(20) });

export type PhoneCodeRequest = z.infer<typeof phoneCodeRequest>;
export type BindPhoneRequest = z.infer<typeof bindPhoneRequest>;

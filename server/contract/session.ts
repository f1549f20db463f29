import { z } from 'zod';
import { person, roleKey } from './people.js';

/** `POST /api/session` */
export const loginRequest = z.object({
  account: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
});

/** Answer of `POST` and `GET /api/session`. `csrfToken` goes back as the header `X-CSRF-Token` on every writing call. */
export const session = z.object({
  person: person.extend({ phone: z.string().nullable() }),
  roles: z.array(roleKey),
  /** Administers the items of every department, and what is of the whole school: notices, downloads, hand-over. */
  administersAll: z.boolean(),
  csrfToken: z.string(),
});

export type LoginRequest = z.infer<typeof loginRequest>;
export type Session = z.infer<typeof session>;

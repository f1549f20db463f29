import { z } from 'zod';
import { instant } from './list.js';

/**
 * `POST /api/definitions/:key/lock {page, takeOver}` → editLock. Asked for at opening and every few seconds: a page
 * that was not heard of for a minute has given the definition up. `page` is made up by the page and stays its own.
 */
export const lockRequest = z.object({ page: z.string().min(8).max(80), takeOver: z.boolean().default(false) });

/** Who edits a definition. */
export const editLock = z.object({
  isMine: z.boolean(),
  holder: z.object({
    name: z.string(),
    number: z.string(),
    /** The same person on another page. */
    isMe: z.boolean(),
    since: instant,
  }),
  /** Of the definition now: another one than the page knows means that somebody else saved. */
  revision: z.number().int(),
});

/** `POST /api/definitions/:key/unlock {page}` → 204: the page is left. */
export const unlockRequest = z.object({ page: z.string().min(8).max(80) });

export type EditLock = z.infer<typeof editLock>;

import { z } from 'zod';
import { audience } from './items.js';
import { instant, page } from './list.js';

/** A notice of 首页, plain text. */
export const notice = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  isPinned: z.boolean(),
  publishedAt: instant,
});

/** `GET /api/notices`: what is shown to me today, pinned ones first, then the newest; at most 50. */
export const noticeList = z.object({ rows: z.array(notice) });

/** `POST /api/notices` · `PUT /api/notices/:id` (process administrators; puts a withdrawn one back). */
export const noticeRequest = z.object({
  title: z.string().trim().min(1).max(100),
  text: z.string().trim().max(5000).default(''),
  isPinned: z.boolean().default(false),
  /** Days of the school, the last one included; null = from now on, without end. */
  shownFrom: z.iso.date().nullable().default(null),
  shownUntil: z.iso.date().nullable().default(null),
  /** Empty = everybody. */
  audiences: z.array(audience).max(3).default([]),
});

/** `withdrawn` by `POST /api/notices/:id/withdraw`: shown to nobody, but kept. */
export const noticeState = z.enum(['scheduled', 'shown', 'ended', 'withdrawn']);

/** A notice as administrators manage it. */
export const managedNotice = notice.extend({
  shownFrom: z.iso.date().nullable(),
  shownUntil: z.iso.date().nullable(),
  audiences: z.array(audience),
  publishedBy: z.string().nullable(),
  state: noticeState,
});
/** `GET /api/notices/all` (process administrators): newest first; `q` looks in titles. */
export const managedNoticesPage = page(managedNotice);

/** A file of 帮助下载. */
export const download = z.object({
  id: z.string(),
  name: z.string(),
  note: z.string(),
  fileId: z.string(),
  fileName: z.string(),
  size: z.number().int(),
  createdAt: instant,
});

/** `GET /api/downloads`: newest first; at most 200. The file itself comes from `GET /api/files/:fileId`. */
export const downloadList = z.object({ rows: z.array(download) });

/** `POST /api/downloads` (process administrators): offers a file that they have uploaded. */
export const downloadRequest = z.object({
  name: z.string().trim().min(1).max(100),
  note: z.string().trim().max(300).default(''),
  fileId: z.string().max(40),
});

export type Notice = z.infer<typeof notice>;
export type NoticeState = z.infer<typeof noticeState>;
export type ManagedNotice = z.infer<typeof managedNotice>;
export type NoticeRequest = z.infer<typeof noticeRequest>;
export type Download = z.infer<typeof download>;
export type DownloadRequest = z.infer<typeof downloadRequest>;

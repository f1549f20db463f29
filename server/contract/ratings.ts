import { z } from 'zod';
import { instant, page } from './list.js';

/** `POST /api/applications/:id/rate`: the applicant of an ended case, once. */
export const rateRequest = z.object({
  score: z.number().int().min(1).max(5),
  comment: z.string().trim().max(500).default(''),
  isAnonymous: z.boolean().default(false),
});

/** `GET /api/items/:key/ratings`, newest first. */
export const ratingsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(10),
  after: z.string().max(40).optional(),
});
export const rating = z.object({
  id: z.string(),
  score: z.number().int(),
  comment: z.string(),
  /** null = anonymous. */
  personName: z.string().nullable(),
  createdAt: instant,
});
export const ratingsPage = page(rating);

export type RateRequest = z.infer<typeof rateRequest>;
export type RatingsQuery = z.infer<typeof ratingsQuery>;
export type Rating = z.infer<typeof rating>;

import { z } from 'zod';
import { instant } from './list.js';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** `08:30`–`12:00`; an end of `24:00` is midnight. */
export const shift = z.object({ from: clock, to: clock });

/** A day that is not as its weekday. */
export const specialDay = z.object({
  kind: z.enum(['holiday', 'workday']),
  name: z.string().trim().max(40),
  /** Of a working day its own hours; absent = those of the first weekday that has any. */
  hours: z.array(shift).max(6).optional(),
});

/** When the school works, without its time zone. */
export const workCalendarContent = z.object({
  /** Monday first. */
  week: z.array(z.array(shift).max(6)).length(7),
  /** By date, `YYYY-MM-DD`. */
  days: z.record(z.iso.date(), specialDay),
  /** No reminders between these times; null = at any time. */
  night: shift.nullable(),
});

/** `GET /api/work-calendar`: what counts now. `version` 0 = nobody has set anything yet. */
export const workCalendar = workCalendarContent.extend({
  version: z.number().int(),
  timeZone: z.string(),
  savedAt: instant.nullable(),
  savedBy: z.string().nullable(),
  note: z.string(),
});

/** `PUT /api/work-calendar` → workCalendar; 409 when somebody has saved since `basedOn`. */
export const saveWorkCalendarRequest = workCalendarContent.extend({
  basedOn: z.number().int(),
  note: z.string().trim().max(200).default(''),
});

/** `GET /api/work-calendar/versions`: the newest first; `/:version` gives one as a workCalendar. */
export const workCalendarVersions = z.object({
  rows: z.array(
    z.object({ version: z.number().int(), note: z.string(), savedAt: instant, savedBy: z.string().nullable() }),
  ),
});

export type WorkCalendarContent = z.infer<typeof workCalendarContent>;
export type WorkCalendarState = z.infer<typeof workCalendar>;
export type SaveWorkCalendarRequest = z.infer<typeof saveWorkCalendarRequest>;
export type WorkCalendarVersions = z.infer<typeof workCalendarVersions>;

import { z } from 'zod';
import { applicationStatus } from './applications.js';
import { formData } from './forms.js';
import { instant, listQuery, page } from './list.js';

/** A case as the monitor shows it. */
export const monitorRow = z.object({
  id: z.string(),
  itemKey: z.string(),
  itemName: z.string(),
  version: z.number().int(),
  serialNumber: z.string().nullable(),
  applicant: z.object({ id: z.string(), name: z.string(), number: z.string() }),
  status: applicationStatus,
  currentSteps: z.array(z.string()),
  updatedAt: instant,
  /** Where it cannot go on. */
  incidents: z.array(z.object({ id: z.string(), elementId: z.string(), code: z.string(), message: z.string() })),
});

/** `GET /api/instances`, newest first; `q` is a part of 流水号, name or 工号 of the applicant. */
export const monitorQuery = listQuery.extend({
  item: z.string().max(80).optional(),
  version: z.coerce.number().int().min(1).optional(),
  status: applicationStatus.optional(),
  /** Where an open task or an incident stands. */
  element: z.string().max(200).optional(),
});
export const monitorPage = page(monitorRow);

/** What every act of an administrator on a case answers: how the case stands after it. */
export const caseActResult = z.object({ status: applicationStatus });

const maxTimeToLiveMs = 30 * 24 * 3600 * 1000;

/**
 * `POST /api/messages`: for the case `applicationId`, or for whoever waits with `correlationKey`; else it starts a case
 * of the definition that begins with it. With a time to live it waits for a receiver that is not there yet.
 * The same `messageId` is delivered once, however often it is sent.
 */
export const messageRequest = z.object({
  name: z.string().min(1).max(200),
  correlationKey: z.string().max(200).nullish(),
  applicationId: z.string().max(40).nullish(),
  messageId: z.string().min(1).max(60),
  variables: formData.default({}),
  timeToLiveMs: z.number().int().min(0).max(maxTimeToLiveMs).default(0),
});
/** The case that took it; null while it is kept. */
export const messageResult = z.object({ applicationId: z.string().nullable(), keptUntil: instant.optional() });

/** `POST /api/signals` → 202: to every case that waits for it, and every definition that begins with it. */
export const signalRequest = z.object({ name: z.string().min(1).max(200), variables: formData.default({}) });

/** `POST /api/conditions {variables}`: starts a case of every definition whose conditional start event holds for them. */
export const conditionsRequest = z.object({ variables: formData });
export const conditionsResult = z.object({ started: z.number().int() });

export type CaseActResult = z.infer<typeof caseActResult>;
export type MonitorRow = z.infer<typeof monitorRow>;
export type MonitorQuery = z.infer<typeof monitorQuery>;
export type MessageRequest = z.infer<typeof messageRequest>;

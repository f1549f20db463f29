import { z } from 'zod';

const json = z.record(z.string().max(200), z.json());

/**
 * `POST /api/definitions/:key/service-test` (process administrators): makes the call of a service task now, with example
 * values, to a target of the allow list. No case changes; the service does what it is asked. Kept in the audit log.
 */
export const serviceTestRequest = z.object({
  /** Settings of the task by name: `url`, `method`, `header.…`, `errors` … */
  settings: z.record(z.string().max(100), z.string().max(4000)),
  /** What the input mappings would give. */
  input: json,
});

export const serviceTestAnswer = z.object({
  /** What was sent, or would have been; null where the settings cannot be read. Secrets stand as their names. */
  request: z
    .object({
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string().nullable(),
    })
    .nullable(),
  /** null = there is no answer. */
  response: z.object({ status: z.number().int(), headers: json, body: z.json() }).nullable(),
  /** `error`: a boundary event may catch `errorCode`; `notSent`: settings or surroundings have to be put right. */
  outcome: z.enum(['completed', 'error', 'unavailable', 'notSent']),
  /** What `result` is in the output mappings, when it completed. */
  result: z.json(),
  errorCode: z.string().nullable(),
  /** What it means, and what to do. */
  message: z.string(),
  durationMs: z.number().int(),
});

export type ServiceTestRequest = z.infer<typeof serviceTestRequest>;
export type ServiceTestAnswer = z.infer<typeof serviceTestAnswer>;

import { z } from 'zod';

/**
 * `POST /api/definitions/:key/script-test` (process administrators): runs the JavaScript of a script task once with
 * example values, in the sandbox and within the limits that cases have. Nothing is kept.
 */
export const scriptTestRequest = z.object({
  source: z.string().min(1).max(50_000),
  /** The variables that the script sees. */
  input: z.record(z.string().max(200), z.json()),
});

export const scriptTestAnswer = z.object({
  /** `error`: it threw a BpmnError, which a boundary event may catch by `errorCode`. */
  outcome: z.enum(['completed', 'error', 'failed']),
  /** Value of the last statement, when it completed. */
  result: z.json(),
  errorCode: z.string().nullable(),
  /** What it means, and what to do. */
  message: z.string(),
  /** Line of the script that failed, from 1; null where that is not known. */
  line: z.number().int().nullable(),
  durationMs: z.number().int(),
});

export type ScriptTestRequest = z.infer<typeof scriptTestRequest>;
export type ScriptTestAnswer = z.infer<typeof scriptTestAnswer>;

import { z } from 'zod';

const elementId = z.string().max(200);
const variables = z.record(z.string().max(200), z.json());
const instanceStatus = z.enum(['running', 'suspended', 'completed', 'failed', 'refused', 'terminated']);
const personId = z.string().max(80);
const approver = z.object({ user: z.string().max(80).optional(), group: z.string().max(120).optional() });

/** What the outside does next in a trial run (试运行), told by element; as `TrialAct` of the engine. */
export const trialAct = z.discriminatedUnion('type', [
  z.object({ type: z.literal('approvers'), elementId, approvers: z.array(approver).max(1000) }),
  z.object({
    type: z.enum(['approve', 'refuse']),
    elementId,
    by: z.string().max(120),
    variables: variables.optional(),
    nextApprovers: z.record(elementId, z.array(personId).max(100)).optional(),
  }),
  z.object({
    type: z.literal('return'),
    elementId,
    by: z.string().max(120),
    target: z.union([z.enum(['applicant', 'previous']), z.object({ elementId })]),
    mode: z.enum(['redo', 'direct']).optional(),
  }),
  z.object({ type: z.literal('forward'), elementId, by: z.string().max(120), to: personId }),
  z.object({
    type: z.literal('addApprovers'),
    elementId,
    by: z.string().max(120),
    position: z.enum(['before', 'after', 'parallel']),
    people: z.array(personId).min(1).max(100),
    mode: z.enum(['all', 'any', 'sequential']),
  }),
  z.object({ type: z.literal('timer'), elementId }),
  z.object({
    type: z.literal('timeUp'),
    elementId,
    by: z.string().max(120),
    at: z.iso.datetime(),
    to: personId.optional(),
  }),
  z.object({ type: z.literal('clock'), at: z.iso.datetime() }),
  z.object({ type: z.enum(['message', 'signal']), elementId, variables: variables.optional() }),
  z.object({ type: z.literal('startActivity'), elementId }),
  z.object({ type: z.literal('answer'), elementId, result: z.json() }),
  z.object({ type: z.literal('decide'), elementId, result: z.json() }),
  z.object({ type: z.literal('run'), elementId, result: z.json() }),
  z.object({ type: z.literal('variables'), variables }),
  z.object({ type: z.literal('retry'), elementId }),
  z.object({ type: z.literal('fail'), elementId, errorCode: z.string().max(200).nullable() }),
]);

/** A run kept as a test of its definition: it is made again before each publication and must come to the same outcome. */
export const trialRun = z.object({
  name: z.string().trim().min(1).max(100),
  /** Which process of the drawing; absent = the one that people start. */
  processId: elementId.optional(),
  /** `by` is the person id of the applicant, `at` a UTC ISO moment, `timeZone` an IANA name. */
  request: z.object({
    by: personId,
    at: z.iso.datetime(),
    timeZone: z.string().max(60).optional(),
    variables: variables.optional(),
  }),
  acts: z.array(trialAct).max(500),
  expected: z.object({
    status: instanceStatus,
    path: z.array(elementId).max(5000),
    waiting: z.array(elementId).max(1000),
  }),
});

export type TrialAct = z.infer<typeof trialAct>;
export type TrialRun = z.infer<typeof trialRun>;

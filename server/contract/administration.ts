import { z } from 'zod';
import { applicationStatus, relatedCase } from './applications.js';
import { monitorRow } from './instances.js';
import { instant, listQuery, page } from './list.js';
import { migrationPlan } from './migration-plan.js';

/** A place where a case cannot go on. */
export const incidentRow = z.object({
  id: z.string(),
  instanceId: z.string(),
  /** The engine's id, for the retry. */
  incidentId: z.string(),
  itemKey: z.string(),
  itemName: z.string(),
  serialNumber: z.string().nullable(),
  elementId: z.string(),
  stepName: z.string(),
  code: z.string(),
  message: z.string(),
  createdAt: instant,
});

/** `GET /api/incidents?item`: newest first. */
export const incidentsQuery = listQuery.extend({ item: z.string().max(80).optional() });
export const incidentsPage = page(incidentRow);

/** `POST /api/incidents/retry {ids}` → what came of each; they do not depend on each other. */
export const retryIncidentsRequest = z.object({ ids: z.array(z.string().max(40)).min(1).max(100) });
export const retryIncidentsResult = z.object({
  results: z.array(z.object({ id: z.string(), message: z.string().nullable() })),
});

/** A token, by where it waits: an activity, a join, or an incident. */
export const tokenPlace = z.union([
  z.strictObject({ activityId: z.string().max(40) }),
  z.strictObject({ tokenId: z.string().max(40) }),
  z.strictObject({ incidentId: z.string().max(40) }),
]);
/** At an element as if nothing had to be waited for, or arriving by a flow. */
export const tokenTarget = z.union([
  z.strictObject({ elementId: z.string().max(200) }),
  z.strictObject({ flowId: z.string().max(200) }),
]);

const reason = z.string().trim().min(1).max(500);

/** `POST /api/instances/:id/suspend`, `…/resume` and `…/terminate` */
export const suspendRequest = z.object({ reason });
/** `POST /api/instances/:id/move-token` */
export const moveTokenRequest = z.object({ from: tokenPlace, to: tokenTarget, reason });
/** `POST /api/instances/:id/tasks/:taskId/assign`: another person handles an open task (指派). */
export const assignOpenTaskRequest = z.object({ to: z.string().max(40), reason });
/** `POST /api/instances/:id/jobs/:jobId/deliver`: a message or signal that the case waits for, to this place alone. */
export const deliverRequest = z.object({ variables: z.record(z.string().max(200), z.json()).default({}), reason });
/** `POST /api/instances/:id/variables` */
export const setVariablesRequest = z.object({ variables: z.record(z.string().max(200), z.json()), reason });
export const administrationResult = z.object({ status: applicationStatus });

const person = z.object({ id: z.string(), name: z.string(), number: z.string() });

/** An open task of a case, for whoever may give it to another. */
export const openCaseTask = z.object({
  id: z.string(),
  elementId: z.string(),
  stepName: z.string(),
  status: z.enum(['offered', 'assigned', 'waiting']),
  /** Who has it, or of one that is offered who may claim it (at most 200). */
  people: z.array(person),
  since: instant,
  /** False at the applicant's own step, which nobody else can do. */
  isAssignable: z.boolean(),
});

/** `GET /api/instances/:id`: a case as who repairs it needs it. */
export const caseDetail = monitorRow.extend({
  /** Where its tokens are. */
  tokens: z.array(z.object({ place: tokenPlace, elementId: z.string(), stepName: z.string() })),
  tasks: z.array(openCaseTask),
  /** What it waits for from outside. */
  jobs: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      elementId: z.string(),
      /** Of the message or signal; what the condition says. */
      name: z.string().nullable(),
      dueAt: instant.nullable(),
    }),
  ),
  variables: z.record(z.string(), z.unknown()),
  /** The case that called or started it. */
  parent: relatedCase.nullable(),
  /** Cases that it called or started. */
  children: z.array(relatedCase),
});

/**
 * `POST /api/definitions/:key/suspend` and `…/resume`: no new cases, whoever would start them. Running ones go on unless
 * `runningCases` says that they stand still, too; resuming with it wakes those that were suspended so.
 */
export const suspendDefinitionRequest = z.object({ reason, runningCases: z.boolean().default(false) });
/** How many running cases will be suspended or resumed by and by. */
export const suspendDefinitionResult = z.object({ cases: z.number().int() });

const versions = { from: z.number().int().min(1), to: z.number().int().min(1) };

/** Something that stands in the way (error) or that a person should know (warning), in how many cases. */
export const migrationProblem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  elementId: z.string(),
  message: z.string(),
  cases: z.number().int(),
});

const chosenCases = z.array(z.string().max(40)).min(1).max(1000).optional();

/**
 * `POST /api/definitions/:key/migrations/check {from, to, plan}`: a dry run; without a plan one is proposed. `to` null is
 * the draft. `instanceIds`: only these cases.
 */
export const checkMigrationRequest = z.object({
  from: versions.from,
  to: versions.to.nullable(),
  plan: migrationPlan.optional(),
  instanceIds: chosenCases,
});
/** What a dry run says of one case. */
export const checkedCase = z.object({
  instanceId: z.string(),
  serialNumber: z.string().nullable(),
  currentSteps: z.array(z.string()),
  isMovable: z.boolean(),
  problems: z.array(migrationProblem.omit({ cases: true })),
});
export const migrationCheck = z.object({
  plan: migrationPlan,
  /** Running and suspended cases of the version, and how many of those looked at can move. */
  cases: z.number().int(),
  checked: z.number().int(),
  movable: z.number().int(),
  problems: z.array(migrationProblem),
  /**
   * What the other form has under another key or not at all, and cases have filled in: fields by key, columns of detail
   * tables as `goods.count`. Choices: what it may be there.
   */
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      cases: z.number().int(),
      choices: z.array(z.object({ key: z.string(), label: z.string() })),
    }),
  ),
  /** Of each case looked at, those that cannot go first. */
  results: z.array(checkedCase),
});

/** `POST /api/definitions/:key/migrations` → 201 with its progress; all or nothing per case. */
export const startMigrationRequest = z.object({ ...versions, plan: migrationPlan, instanceIds: chosenCases, reason });
/** `GET /api/migrations/:id` */
export const migrationProgress = z.object({
  id: z.string(),
  definitionKey: z.string(),
  ...versions,
  status: z.enum(['running', 'done']),
  total: z.number().int(),
  migrated: z.number().int(),
  failed: z.number().int(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** The first hundred. */
  failures: z.array(z.object({ instanceId: z.string(), serialNumber: z.string().nullable(), message: z.string() })),
});

export type SuspendDefinitionResult = z.infer<typeof suspendDefinitionResult>;
export type CheckedCase = z.infer<typeof checkedCase>;
export type MigrationCheck = z.infer<typeof migrationCheck>;
export type MigrationProgress = z.infer<typeof migrationProgress>;
/** `GET /api/dead-jobs`: work that was given up after many tries, newest first. */
export const deadJob = z.object({
  id: z.string(),
  kind: z.string(),
  instanceId: z.string().nullable(),
  /** Of its case, if it belongs to one. */
  itemName: z.string().nullable(),
  serialNumber: z.string().nullable(),
  attempts: z.number().int(),
  /** What the error means where that is known, else null. */
  problem: z.string().nullable(),
  lastError: z.string(),
  createdAt: instant,
});
export const deadJobsPage = page(deadJob);
/** `POST /api/dead-jobs/:id/discard`: it is never done. */
export const discardDeadJobRequest = z.object({ reason });
export type DeadJob = z.infer<typeof deadJob>;

export type IncidentRow = z.infer<typeof incidentRow>;
export type IncidentsQuery = z.infer<typeof incidentsQuery>;
export type CaseDetail = z.infer<typeof caseDetail>;
export type AssignOpenTaskRequest = z.infer<typeof assignOpenTaskRequest>;
export type OpenCaseTask = z.infer<typeof openCaseTask>;
export type MoveTokenRequest = z.infer<typeof moveTokenRequest>;

export type * from './definition/approval.js';
export type * from './definition/data-mapping.js';
export type * from './definition/event-definition.js';
export type * from './definition/flow-node.js';
export type * from './definition/graph.js';
export type * from './definition/loop-characteristics.js';
export type * from './definition/parsed-expression.js';
export type * from './definition/problem.js';
export type * from './commands/command.js';
export type * from './state/instance-state.js';
export type { Event, CancelReason, TaskOrigin } from './event.js';
export type * from './job.js';
export { CommandRejected, DefinitionError, type IncidentCode, incidentCodes, type RejectionCode } from './errors.js';
export type { Limits } from './limits.js';
export type { StepResult } from './run.js';
export { start, step } from './step.js';
export {
  incidents,
  innerVariablesOf,
  itemsOf,
  openJobs,
  openTasks,
  processVariables,
  waitsFor,
  type OpenTask,
} from './state/selectors.js';
export { canceledByReturn, returnTargets, type ReturnTargetStep } from './analysis/return-targets.js';
export { earlierApprovers } from './analysis/earlier-approvers.js';
export { startableActivities, type StartableActivity } from './analysis/startable-activities.js';
export { refusalEffect, type RefusalEffect } from './analysis/refusal.js';
export { canTakeBack } from './analysis/taking-back.js';
export { removableFrom } from './elements/remove-from-groups.js';
export { tokenPlaces, type TokenPlaceFound } from './state/token-places.js';
export { migrate } from './migration/migrate.js';
export { proposeMigration, type MigrationPlan } from './migration/migration-plan.js';
export { checkMigration, migrationProblemCodes, type MigrationProblem } from './migration/check-migration.js';
export { stepsToChooseFor } from './analysis/chosen-next.js';
export { canWithdraw } from './analysis/withdrawal.js';
export {
  evaluate,
  holds,
  mayBeItemKey,
  parseExpression,
  type Evaluation,
  type ExpressionProblem,
} from './expression.js';
export { awaitedBy, type AwaitedEvent } from './analysis/awaited-event.js';
export {
  dryRun,
  type ApproverResolver,
  type DryRun,
  type DryRunProblem,
  type DryRunStep,
  type JobAnswerer,
} from './analysis/dry-run.js';
export { type RepeatedScript } from './analysis/repeated-script.js';
export { isSameValue } from './analysis/same-value.js';
export { dueTimers, likelyAct, type TrialAct } from './analysis/trial-act.js';
export {
  actInTrial,
  repeatTrial,
  trialOutcome,
  type TrialOutcome,
  type TrialResult,
  type TrialRun,
} from './analysis/trial-run.js';
export { stepMoments, timedTasks, type DoneAct, type StepMoment, type TimedTask } from './analysis/step-times.js';
export { mainProcess } from './definition/main-process.js';
export { compile } from './definition/compile.js';
export { deepFreeze } from './definition/freeze.js';
export type { XmlLimits } from './definition/check-xml.js';
export { xiaowuModdle, xiaowuNamespace } from './definition/xiaowu-moddle.js';
export { toOwnDialect, type OwnFile } from './definition/dialects/own-dialect.js';
export { variableUses, type VariableUse } from './analysis/variable-uses.js';
export { analyse } from './analysis/analyse.js';
export { soundness, type Soundness } from './analysis/soundness.js';
export { problemCodes, type ProblemCode } from './definition/problem-code.js';
export type { Decision, Decisions } from './decision-tables/decision.js';
export { DecisionFailed, type DecisionFailure } from './decision-tables/decision-failed.js';
export type { DecisionProblemCode } from './decision-tables/decision-problem-code.js';
export {
  evaluateDecision,
  traceDecision,
  type DecisionTrace,
  type TableHits,
} from './decision-tables/evaluate-decision.js';
export { resultOf, type HitPolicyTable } from './decision-tables/hit-policy.js';
export { readDecisions, type DecisionFile, type DecisionsRead } from './decision-tables/read-decisions.js';
export { parseUnaryTests, passes, type TemporalType, type UnaryTests } from './feel/unary-tests.js';
export { checkXml, defaultXmlLimits } from './definition/check-xml.js';
export { firstTimerRound, nextTimerRound, type TimerRound } from './event-definitions/timer.js';
export { plainWeek, type Shift, type SpecialDay, type WorkCalendar } from './calendar/work-calendar.js';
export { momentAfter, workingTimeBetween, isWorkingDuration, type TimeMeasure } from './calendar/working-time.js';
export { hasReminders, nextReminder, type ReminderSettings } from './calendar/reminders.js';
export { outsideNight } from './calendar/quiet-hours.js';
export { shiftsOn } from './calendar/working-hours.js';

export type * from './definition/approval.js';
export type * from './definition/graph.js';
export type * from './commands/command.js';
export type * from './state/instance-state.js';
export type { Event, CancelReason, TaskOrigin } from './event.js';
export type { Job, ApproversJob, TimerJob, MessageJob, ServiceJob } from './job.js';
export { CommandRejected, DefinitionError, type RejectionCode } from './errors.js';

import type { ApproversJob, ApproversResult, DecisionJob, InstanceState, Job, Json, ScriptJob } from '@xiaowu/engine';

/** What the server answers in the very transaction that asks. */
export type InlineJob = ApproversJob | DecisionJob | ScriptJob;

/** What is seen to after the commit. */
export type LaterJob = Exclude<Job, InlineJob>;

export const isInline = (job: Job): job is InlineJob =>
  job.kind === 'approvers' || job.kind === 'decision' || job.kind === 'script';

/** The answer to a job, as the engine takes it. */
export type JobAnswer =
  | { readonly type: 'completeJob'; readonly result: Json | ApproversResult }
  | { readonly type: 'failJob'; readonly errorCode?: string; readonly message: string };

/** What comes of a decision or a script. */
export type Calculated =
  { readonly type: 'completeJob'; readonly result: Json } | Extract<JobAnswer, { type: 'failJob' }>;

/** `state` is that of the case with the job open. */
export type AnswerJob = (job: InlineJob, state: InstanceState) => Promise<JobAnswer>;

import { z } from 'zod';
import { file } from './files.js';
import { instant } from './list.js';

/** 任务状态 of a line of the 流转记录. */
export const recordState = z.enum([
  'processing', // 处理中: the open tasks, always first
  'waiting', // waits for added approvers
  'submitted',
  'approved',
  'returned',
  'refused',
  'approversAdded', // 加签, of lines from before it was kept which
  'addedBefore', // 前加签
  'addedAfter', // 后加签
  'addedParallel', // 并加签
  'forwarded',
  'assigned', // 指派
  'delegated', // 委派
  'approversRemoved', // 减签
  'takenBack', // 取回
  'copied', // 知会
  'withdrawn',
  'terminated',
  'urged',
  'skipped', // nobody, own or repeated approver
  'replaced', // another was asked than the step names: nobody, or own approver
  'canceled', // settled by others or taken away by 退回, a timer …
  'timedOut',
  'reminded', // by the system, as the step says
  'escalated', // came to 督办: its time was over
  'supervised', // 督办意见
  'supervisionMoved',
  'completed', // the case itself ended
  'incident',
  'called', // a call activity started another case
  'callEnded',
  'messageReceived',
  'signalReceived', // by hand
  'suspended', // by an administrator
  'resumed',
  'tokenMoved',
  'migrated', // to another version of its definition
]);

/** A line of the 流转记录. */
export const record = z.object({
  id: z.string(),
  elementId: z.string().nullable(),
  /** 步骤名称; shown as `名称#id` in the handling page. */
  stepName: z.string(),
  person: z.object({ id: z.string(), name: z.string(), number: z.string() }).nullable(),
  /** 代理: for whom `person` did it. */
  onBehalfOf: z.object({ id: z.string(), name: z.string(), number: z.string() }).nullable().optional(),
  /** The person(s) it was addressed to: 加签 to whom, 转办 to whom. */
  targets: z.array(z.object({ id: z.string(), name: z.string(), number: z.string() })),
  startedAt: instant,
  endedAt: instant.nullable(),
  state: recordState,
  opinion: z.string(),
  /** File of the handwritten signature. */
  signature: z.string().nullable(),
  /** Attached to the opinion. */
  files: z.array(file),
});

/** State of the diagram of one case: what is drawn on which element. */
export const diagramState = z.object({
  definitionKey: z.string(),
  version: z.number().int(),
  /** Elements where a token waits now, with who holds it. */
  active: z.array(z.object({ elementId: z.string(), people: z.array(z.string()), since: instant })),
  /** Passed activities: last person and time. */
  done: z.array(z.object({ elementId: z.string(), people: z.array(z.string()), at: instant })),
  takenFlows: z.array(z.string()),
});

export type RecordState = z.infer<typeof recordState>;
export type FlowRecord = z.infer<typeof record>;
export type DiagramState = z.infer<typeof diagramState>;

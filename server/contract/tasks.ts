import { z } from 'zod';
import { offeredPrint } from './applications.js';
import { formData, formView } from './forms.js';
import { instant, page, sortedListQuery, workingTimeLeft } from './list.js';
import { diagramState, record, recordState } from './records.js';

/** What a handler can do; names follow WS-HumanTask. `complete` is 提交 at the applicant's step, else 同意. */
export const taskAction = z.enum([
  'complete',
  'return',
  'refuse',
  'addApprovers',
  'removeApprovers',
  'forward',
  'delegate',
  'assign',
  'copy',
  'claim',
  'release',
  'takeBack',
  'save',
]);

/** A row of 待办任务 · 已完成任务. */
export const taskRow = z.object({
  id: z.string(),
  applicationId: z.string(),
  itemKey: z.string(),
  itemName: z.string(),
  serialNumber: z.string().nullable(),
  elementId: z.string(),
  /** 审批步骤 */
  stepName: z.string(),
  applicant: z.object({ id: z.string(), name: z.string(), number: z.string() }),
  submittedAt: instant.nullable(),
  /** 到达时间 */
  createdAt: instant,
  completedAt: instant.nullable(),
  dueAt: instant.nullable(),
  /** Of an open task whose limit is measured in working time; null by the clock, or over. */
  workingTimeLeft: workingTimeLeft.nullable(),
  /** `offered`: several may claim or answer it; `waiting`: for added approvers. */
  status: z.enum(['offered', 'assigned', 'waiting', 'completed', 'canceled']),
  /** Of 已完成: what I did. */
  outcome: z.string().nullable(),
  /** 催办 received so far. */
  urgeCount: z.number().int(),
  /** 代理: whose task it is, when I do it in their place. */
  onBehalfOf: z.object({ id: z.string(), name: z.string(), number: z.string() }).optional(),
  /** Of 待办: the ways to hand it on that its step allows, with their captions. */
  handing: z.array(z.object({ action: z.enum(['assign', 'forward']), label: z.string() })).optional(),
  /** Of 我的指派 · 我的转办: who has it now; null while several may claim it. */
  handler: z.object({ id: z.string(), name: z.string(), number: z.string() }).nullable().optional(),
});

/** What 待办 can be narrowed to; 已完成 is narrowed by what was done (a `recordState`). */
export const todoState = z.enum(['offered', 'assigned', 'overdue']);

/** `GET /api/tasks?box=…`. `done` has one row per case, my last act in it; `assigned` and `forwarded` what I gave to others. */
export const tasksQuery = sortedListQuery.extend({
  box: z.enum(['todo', 'done', 'assigned', 'forwarded']),
  /** `due`: of `todo` what is due first, then what has no limit; elsewhere as `newest`. */
  sort: z.enum(['newest', 'oldest', 'due']).default('newest'),
  /** `todoState` or, of `done`, what was done. */
  status: z.union([todoState, recordState]).optional(),
  /** Name or number of the applicant. */
  applicant: z.string().trim().max(60).optional(),
  item: z.string().max(80).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export const tasksPage = page(taskRow);

/** `GET /api/tasks/items?box=…` → itemChoices: the items that the tasks of this list are of. */
export const taskItemsQuery = tasksQuery.pick({ box: true });

/** `GET /api/tasks/counts`: for the menu; each stops at 1000. */
export const taskCounts = z.object({
  todo: z.number().int(),
  mine: z.number().int(),
  drafts: z.number().int(),
  done: z.number().int(),
  copies: z.number().int(),
  assigned: z.number().int(),
  forwarded: z.number().int(),
  supervised: z.number().int(),
  downloads: z.number().int(),
  notifications: z.number().int(),
});

/** 退回修改后: 重走 (every step again) or 直送 (straight back to who returned it). */
const returnMode = z.enum(['redo', 'direct']);

/** A choice of the decision area with what it needs. */
export const offeredAction = z.object({
  action: taskAction,
  /** Caption: the step's own or the default in Chinese. */
  label: z.string(),
  /** Of `return`: the steps already passed that can be chosen; the first is the applicant's. */
  returnTargets: z
    .array(
      z.object({
        elementId: z.string(),
        name: z.string(),
        /** Names of steps in other branches that 重走 from there would take away from whoever has them. */
        cancels: z.array(z.string()),
      }),
    )
    .optional(),
  /** Of `return`: what the step has for after it, unless whoever returns says otherwise. */
  returnMode: returnMode.optional(),
  /** Of `removeApprovers`: who was added and has not acted. */
  removable: z.array(z.object({ id: z.string(), name: z.string(), number: z.string() })).optional(),
  /**
   * Of `refuse`: what it would come to now. `ends`: the case is over. `counts`: a vote among others. `opinion`: whoever
   * asked for it decides.
   */
  refusal: z.enum(['ends', 'counts', 'opinion']).optional(),
  /** Of `complete`: steps that may come next and whose approvers this handler chooses. */
  nextSteps: z.array(z.object({ elementId: z.string(), name: z.string() })).optional(),
});

/** `GET /api/tasks/:id`: all that the handling page shows. */
export const taskDetail = taskRow.extend({
  /** True at the applicant's own step (submit again after 退回). */
  isApplicantStep: z.boolean(),
  /** Of who came by 加签 or 委派: who asked, and how; null for the step's own people. */
  askedBy: z
    .object({
      person: z.object({ id: z.string(), name: z.string(), number: z.string() }),
      how: z.enum(['before', 'after', 'parallel', 'delegated']),
    })
    .nullable(),
  form: formView,
  /** Names what 存稿 has kept for me, which `form` shows; null when there is nothing. */
  draftVersion: z.string().nullable(),
  actions: z.array(offeredAction),
  /** Whoever looks administers the item: 流程配置. */
  isAdministered: z.boolean(),
  opinionRequired: z.boolean(),
  signatureRequired: z.boolean(),
  records: z.array(record),
  /** Print pages that I may have of the case, the main one first. */
  printTemplates: z.array(offeredPrint),
  /** The step's own caption of 打印, else null. */
  printLabel: z.string().nullable(),
  diagram: diagramState,
});

const opinion = z.string().trim().max(1000).default('');
/** What goes with an opinion: uploads of whoever gives it. */
const files = z.array(z.string().max(40)).max(10).optional();
const signature = z.string().max(40).nullish();

/** `POST /api/tasks/:id/complete`. `data` holds only fields that the step may write. */
export const completeRequest = z.object({
  opinion,
  files,
  signature,
  data: formData.optional(),
  /** Who gets the steps of `nextSteps`: person ids by element. */
  nextApprovers: z.record(z.string().max(120), z.array(z.string().max(40)).min(1).max(50)).optional(),
});
/** `POST /api/tasks/:id/preview` → preview (检查审核人): what is still to come when this is approved with these answers. */
export const previewTaskRequest = completeRequest.pick({ data: true, nextApprovers: true });
/** `POST /api/tasks/:id/return` */
export const returnRequest = z.object({
  opinion: z.string().trim().min(1).max(1000),
  files,
  /** `applicant`, `previous` or an element id of `returnTargets`. */
  target: z.string().max(120).default('applicant'),
  mode: returnMode.optional(),
});
/** `POST /api/tasks/:id/refuse` */
export const refuseRequest = z.object({ opinion: z.string().trim().min(1).max(1000), files, signature });
/** `POST /api/tasks/:id/add-approvers` (加签) */
export const addApproversRequest = z.object({
  opinion,
  files,
  people: z.array(z.string().max(40)).min(1).max(50),
  position: z.enum(['before', 'after', 'parallel']).default('before'),
  mode: z.enum(['all', 'any', 'sequential']).default('all'),
});
/** `POST /api/tasks/:id/forward` (转办) */
export const forwardRequest = z.object({ opinion, files, to: z.string().max(40) });
/** `POST /api/tasks/:id/delegate` (委派): somebody else gives an opinion, then the task comes back. */
export const delegateRequest = forwardRequest;
/** `POST /api/tasks/:id/assign` (指派): who is to do it. */
export const assignRequest = forwardRequest;
/** `POST /api/tasks/:id/remove-approvers` (减签): people who were added and have not acted. */
export const removeApproversRequest = z.object({ opinion, people: z.array(z.string().max(40)).min(1).max(50) });
/** `POST /api/tasks/:id/copy` (知会): people who may read the case from now on. */
export const copyRequest = z.object({ people: z.array(z.string().max(40)).min(1).max(100) });
/**
 * `PUT /api/tasks/:id/draft` (存稿 at a step). With `basedOn`, the `draftVersion` that was last seen, what was kept from
 * elsewhere since is not written over: 409 `draft.changed`.
 */
export const saveTaskDraftRequest = z.object({ data: formData, basedOn: z.string().max(64).nullable().optional() });

/** Answer of every act: where to go on. */
export const actResult = z.object({
  applicationId: z.string(),
  serialNumber: z.string().nullable(),
  status: z.string(),
  /** My next open task (in this case first, else the oldest 待办), null when nothing waits. */
  nextTaskId: z.string().nullable(),
});

/** Answer of 存稿 at a step. */
export const savedTaskDraft = actResult.extend({ draftVersion: z.string().nullable() });

/** `POST /api/tasks/complete` (批量同意): a result per row. */
const ids = z.array(z.string().max(60)).min(1).max(50);
export const completeManyRequest = z.object({ ids, opinion });
/** `POST /api/tasks/forward` and `/api/tasks/assign`: several go to one person (转办, 指派); a result per row. */
export const handManyRequest = z.object({ ids, to: z.string().max(40), opinion });
export const manyResult = z.object({
  rows: z.array(z.object({ id: z.string(), ok: z.boolean(), message: z.string().nullable() })),
});

export type TaskAction = z.infer<typeof taskAction>;
export type TaskRow = z.infer<typeof taskRow>;
export type TasksQuery = z.infer<typeof tasksQuery>;
export type TaskCounts = z.infer<typeof taskCounts>;
export type OfferedAction = z.infer<typeof offeredAction>;
export type TaskDetail = z.infer<typeof taskDetail>;
export type CompleteRequest = z.infer<typeof completeRequest>;
export type PreviewTaskRequest = z.infer<typeof previewTaskRequest>;
export type ReturnRequest = z.infer<typeof returnRequest>;
export type RefuseRequest = z.infer<typeof refuseRequest>;
export type AddApproversRequest = z.infer<typeof addApproversRequest>;
export type ForwardRequest = z.infer<typeof forwardRequest>;
export type DelegateRequest = z.infer<typeof delegateRequest>;
export type AssignRequest = z.infer<typeof assignRequest>;
export type RemoveApproversRequest = z.infer<typeof removeApproversRequest>;
export type CopyRequest = z.infer<typeof copyRequest>;
export type SaveTaskDraftRequest = z.infer<typeof saveTaskDraftRequest>;
export type SavedTaskDraft = z.infer<typeof savedTaskDraft>;
export type ActResult = z.infer<typeof actResult>;
export type HandManyRequest = z.infer<typeof handManyRequest>;
export type ManyResult = z.infer<typeof manyResult>;

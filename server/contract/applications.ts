import { z } from 'zod';
import { formData, formView } from './forms.js';
import { instant, page, sortedListQuery } from './list.js';
import { noticeChannels } from './notice-channels.js';
import { diagramState, record } from './records.js';
import { supervisedStep } from './supervision.js';

export const applicationStatus = z.enum([
  'draft',
  'running',
  'suspended',
  'completed',
  'failed',
  'refused',
  'terminated',
]);

/** What the signed-in person may do with the case as a whole. */
export const applicationAction = z.enum([
  'edit',
  'submit',
  'delete',
  'terminate',
  'urge',
  'withdraw',
  'print',
  'configure',
  'rate',
  'reapply',
  // of whoever answers for an overdue step (督办)
  'supervise',
  'handOverSupervision',
  'reassign',
]);

/** A case that called or started another, or was called or started by it. */
export const relatedCase = z.object({
  id: z.string(),
  itemName: z.string(),
  serialNumber: z.string().nullable(),
  status: applicationStatus,
});

/** A row of 我的申请 · 草稿 · 我的知会. */
export const applicationRow = z.object({
  id: z.string(),
  itemKey: z.string(),
  itemName: z.string(),
  /** 流水号 YYYYMM + 5 digits; null before the first submission. */
  serialNumber: z.string().nullable(),
  applicant: z.object({ id: z.string(), name: z.string(), number: z.string() }),
  status: applicationStatus,
  /** 当前进度: names of the steps where it waits; empty once ended. */
  currentSteps: z.array(z.string()),
  /** It came back to the applicant by 退回. */
  isReturned: z.boolean(),
  createdAt: instant,
  /** 申请日期 */
  submittedAt: instant.nullable(),
  updatedAt: instant,
  endedAt: instant.nullable(),
  /** Of copies (知会) only. */
  isRead: z.boolean().optional(),
  /** What the applicant gave it, 1–5; null while not rated. */
  rating: z.number().int().nullable(),
  /** The overdue steps for which it is in my 督办; absent where there are none. */
  supervised: z.array(supervisedStep).optional(),
  actions: z.array(applicationAction),
  /** Own captions of them, by action; absent where all are as usual. */
  labels: z.record(z.string(), z.string()).optional(),
});

/** States that lists show: `returned` is running, but came back to the applicant. */
export const shownState = z.enum([...applicationStatus.options, 'returned']);

/** `GET /api/applications?box=…` */
export const applicationsQuery = sortedListQuery.extend({
  box: z.enum(['mine', 'drafts', 'copies', 'supervised']),
  status: shownState.optional(),
  item: z.string().max(80).optional(),
  /** Name or number of the applicant. */
  applicant: z.string().trim().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export const applicationsPage = page(applicationRow);

/** `GET /api/applications/items?box=…` → itemChoices: the items that the cases of this list are of. */
export const applicationItemsQuery = applicationsQuery.pick({ box: true });

/** A print page that the viewer may have of a case; `main` is the one that every item has, though not for everybody. */
export const offeredPrint = z.object({ key: z.string(), name: z.string() });

/** `GET /api/applications/:id`: the case as the signed-in person may see it. */
export const application = applicationRow.extend({
  form: formView,
  records: z.array(record),
  /** Print pages that I may have of it, in their order. */
  printTemplates: z.array(offeredPrint),
  diagram: diagramState,
  /** The case that called or started it; null also where I may not see it. */
  parent: relatedCase.nullable(),
  /** The newest cases that it called or started and that I may see. */
  children: z.array(relatedCase),
  /** My open task in this case, if any: where 办理 leads. */
  myTaskId: z.string().nullable(),
  /** The task I did last, while I may still take the case back to it (取回). */
  takeBackTaskId: z.string().nullable(),
});

/** `GET /api/applications/new?itemKey=…`: the form before anything of it is kept, filled with the person's own facts. */
/** `from` (再次申请): an own case whose answers fill the new form. */
export const newApplicationQuery = z.object({ itemKey: z.string().max(80), from: z.string().max(40).optional() });
export const applicationForm = application.pick({
  itemKey: true,
  itemName: true,
  serialNumber: true,
  actions: true,
  labels: true,
  form: true,
  printTemplates: true,
  diagram: true,
});

/** `POST /api/applications` → 201 with the draft; `data` is what was filled in so far, checked as `PUT` checks it. */
export const createApplicationRequest = z.object({ itemKey: z.string().max(80), data: formData.optional() });

/**
 * `PUT /api/applications/:id`: 存稿 of a draft. Partial data is fine, rights are not bypassed. With `basedOn`, the
 * `updatedAt` that was last seen, a draft that was saved elsewhere since is not written over: 409 `draft.changed`.
 */
export const saveDraftRequest = z.object({ data: formData, basedOn: instant.optional() });

/** `POST /api/applications/:id/submit`. First submission; a returned case is submitted by completing its task. */
export const submitRequest = z.object({ data: formData });

/** `POST /api/applications/preview` (检查审核人) */
export const previewRequest = z.object({
  itemKey: z.string().max(80),
  data: formData,
  applicationId: z.string().max(40).optional(),
});
export const previewProblem = z.enum(['nobody', 'disabledAccount', 'ownApprover', 'notFinished', 'incident']);
export const preview = z.object({
  steps: z.array(
    z.object({
      elementId: z.string(),
      name: z.string(),
      people: z.array(
        z.object({ id: z.string(), name: z.string(), number: z.string(), departmentName: z.string().nullable() }),
      ),
      problems: z.array(previewProblem),
      /** The form names the people in this field (its label), which is empty: who fills it in is at `step`; null = the applicant. */
      chosenIn: z.object({ field: z.string(), step: z.string().nullable() }).nullable(),
      /** What the case waits for here, instead of people; `name` of the message or signal. */
      waitsFor: z
        .object({
          kind: z.enum(['message', 'signal', 'timer', 'condition', 'process']),
          name: z.string().nullable(),
        })
        .nullable(),
      /** Only when this event (its name) comes first: another way than the one that the steps before it are on. */
      onlyAfter: z.string().nullable(),
    }),
  ),
  /** False when the dry run could not reach the end (an incident, a circle …). */
  isComplete: z.boolean(),
});

/** `GET /api/applications/:id/print?template=key`; the same as a file: `…/print/pdf?template=key`. */
export const printQuery = z.object({ template: z.string().max(40).default('main') });

/** The print page of the case's version, filled in with what the viewer may see: safe HTML. */
export const printPage = z.object({
  title: z.string(),
  serialNumber: z.string().nullable(),
  html: z.string(),
  template: z.string(),
  templates: z.array(offeredPrint),
});

export const terminateRequest = z.object({ reason: z.string().trim().min(1).max(500) });
/** `channels`: by which of the school's; the portal's bell always rings. Absent = all of them. */
export const urgeRequest = z.object({
  note: z.string().trim().max(500).default(''),
  channels: z.array(z.string().max(40)).max(20).optional(),
});
/** Who was reminded, and by which channels. */
export const urgeResult = z.object({
  people: z.array(z.object({ name: z.string(), number: z.string() })),
  channels: z.array(z.enum(noticeChannels)),
});

export type ApplicationStatus = z.infer<typeof applicationStatus>;
export type ApplicationAction = z.infer<typeof applicationAction>;
export type RelatedCase = z.infer<typeof relatedCase>;
export type ApplicationRow = z.infer<typeof applicationRow>;
export type SaveDraftRequest = z.infer<typeof saveDraftRequest>;
export type ApplicationsQuery = z.infer<typeof applicationsQuery>;
export type Application = z.infer<typeof application>;
export type ApplicationForm = z.infer<typeof applicationForm>;
export type Preview = z.infer<typeof preview>;
export type OfferedPrint = z.infer<typeof offeredPrint>;
export type PrintPage = z.infer<typeof printPage>;
export type PreviewProblem = z.infer<typeof previewProblem>;
export type UrgeRequest = z.infer<typeof urgeRequest>;
export type UrgeResult = z.infer<typeof urgeResult>;

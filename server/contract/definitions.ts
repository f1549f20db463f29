import { z } from 'zod';
import { formSchema } from './forms.js';
import { itemData } from './items.js';
import { instant, page } from './list.js';
import { migrationPlan } from './migration-plan.js';
import { trialRun } from './trials.js';

/** The open page that edits, see `edit-locks.ts`; absent = no page. */
const editorPage = z.string().min(8).max(80).optional();

/** Something wrong with a definition. Errors stop publishing, warnings do not. */
export const problem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  /** Element of the diagram it is about, null for the file as a whole. */
  elementId: z.string().nullable(),
  /** Chinese, says what to do. */
  message: z.string(),
  /** What it is about, for what one click can put right or show: of a print page `page`, `name` …, of a form `at`, the path of a field or column; of another tool's setting `name`; `path`: the elements from the start that lead to it. */
  data: z.record(z.string(), z.unknown()).optional(),
});

/** A row of the designer's list. */
export const definitionRow = z.object({
  key: z.string(),
  name: z.string(),
  departmentName: z.string().nullable(),
  topic: z.string(),
  /** Latest published version, null while it was never published. */
  version: z.number().int().nullable(),
  hasDraft: z.boolean(),
  isSuspended: z.boolean(),
  /** When a version becomes effective that was published for later. */
  effectiveAt: instant.nullable(),
  runningCount: z.number().int(),
  updatedAt: instant,
  updatedBy: z.string().nullable(),
});
export const definitionsPage = page(definitionRow);

export const definitionVersion = z.object({
  version: z.number().int(),
  publishedAt: instant,
  publishedBy: z.string().nullable(),
  note: z.string(),
  runningCount: z.number().int(),
});

/** A DMN file of the business rule tasks. */
export const decisionFile = z.object({
  name: z.string().regex(/^[\w.-]{1,76}\.dmn$/),
  dmn: z.string().max(1_000_000),
});

/**
 * A print page beside the main one (`print`). Offered to whoever handles or has handled one of `steps` or carries one
 * of `roles`; with neither to everybody who may see the case. Administrators and auditors get every one.
 * An entry with the key `main` says the same of the main page: where it stands in the list, its name, who may have it;
 * its `html` is empty, as the page itself is `print`. Without one the main page comes first and is for everybody.
 */
export const printTemplate = z.object({
  /** Stands in addresses and file names. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: z.string().trim().min(1).max(40),
  html: z.string().max(500_000),
  /** Element ids of user tasks. */
  steps: z.array(z.string().max(120)).max(50).optional(),
  /** Keys of roles. */
  roles: z.array(z.string().max(60)).max(20).optional(),
  /** Only of a case that went its way to the end. */
  whenCompleted: z.boolean().optional(),
});

/** The parts of a definition that are one: drawing with settings, form, item data, print page, decisions; and its tests. */
export const definitionContent = z.object({
  bpmn: z.string().max(2_000_000),
  form: formSchema,
  item: itemData,
  /** The main print page: everybody who may see a case may print it. */
  print: z.string().max(500_000),
  /** Print pages beside it. Absent = none. */
  printTemplates: z.array(printTemplate).max(20).optional(),
  /** Absent = none. */
  trials: z.array(trialRun).max(50).optional(),
  /** Absent = none. */
  decisions: z.array(decisionFile).max(20).optional(),
});

/** A version that becomes effective later, or could not when its time came (`message` says why). */
export const publication = z.object({
  status: z.enum(['scheduled', 'failed']),
  effectiveAt: instant,
  note: z.string(),
  by: z.string(),
  message: z.string().nullable(),
});

/**
 * `GET /api/definitions/:key`: the draft if there is one, else the latest version.
 * `revision` goes back with the draft: two administrators do not overwrite each other.
 */
export const definition = definitionContent.extend({
  key: z.string(),
  name: z.string(),
  revision: z.number().int(),
  isDraft: z.boolean(),
  /** Version that the draft was made from. */
  basedOn: z.number().int().nullable(),
  /** Name of who changed it last, null = shipped. */
  updatedBy: z.string().nullable(),
  /** 已下架: not in the hall, no case begins. */
  isSuspended: z.boolean(),
  publication: publication.nullable(),
  versions: z.array(definitionVersion),
});

/** `GET /api/definitions/:key/versions/:n`. */
export const publishedDefinition = definitionContent.extend({ key: z.string(), version: z.number().int() });

/** `GET /api/definitions/:key/versions/:n/diagram` (who may see a case may see its diagram). */
export const definitionDiagram = z.object({ bpmn: z.string() });

/**
 * `PUT /api/definitions/:key/draft` → definition; 409 when `revision` is not the latest, or another page holds the
 * edit lock. Incomplete drawings may be saved.
 */
export const saveDefinitionRequest = definitionContent
  .partial()
  .extend({ revision: z.number().int(), page: editorPage });

/**
 * `POST /api/definitions` → 201 definition: a draft with the applicant's step alone, or with what is given. 409 when
 * the key is taken.
 */
export const createDefinitionRequest = z.object({
  /** Stays for ever, stands in addresses: lower case letters, digits and `-`. */
  key: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  name: z.string().trim().min(1).max(60),
  /** What it begins with: an item from elsewhere, or another one's. Its attachments are uploads of the person. */
  content: definitionContent.optional(),
});

/** `POST /api/definitions/check {bpmn, form, trials, decisions, print, printTemplates}` → problems. */
export const checkRequest = z.object({
  bpmn: z.string().max(2_000_000),
  form: formSchema.optional(),
  trials: definitionContent.shape.trials,
  decisions: definitionContent.shape.decisions,
  print: definitionContent.shape.print.optional(),
  printTemplates: definitionContent.shape.printTemplates,
});
export const checkResult = z.object({ problems: z.array(problem) });

const note = z.string().trim().max(500).default('');

/** `POST /api/definitions/:key/publish` → definition; 422 with problems as details when there are errors. */
export const publishRequest = z.object({
  revision: z.number().int(),
  note,
  page: editorPage,
  /** null = at once; later, the draft as it is now becomes the version then. */
  effectiveAt: instant.nullable().default(null),
  /** Versions whose running cases go over to the new one, each by its plan; the others stay. */
  migrations: z
    .array(z.object({ from: z.number().int().min(1), plan: migrationPlan }))
    .max(50)
    .default([]),
});

/** `POST /api/definitions/:key/roll-back` → definition: an earlier version is the newest again, under a new number. */
export const rollBackRequest = z.object({ version: z.number().int().min(1), note, page: editorPage });

export type Publication = z.infer<typeof publication>;
export type PublishRequest = z.infer<typeof publishRequest>;
export type Problem = z.infer<typeof problem>;
export type DefinitionRow = z.infer<typeof definitionRow>;
export type DefinitionVersion = z.infer<typeof definitionVersion>;
export type DefinitionContent = z.infer<typeof definitionContent>;
export type Definition = z.infer<typeof definition>;
export type PublishedDefinition = z.infer<typeof publishedDefinition>;
export type SaveDefinitionRequest = z.infer<typeof saveDefinitionRequest>;
export type PrintTemplate = z.infer<typeof printTemplate>;
export type CheckResult = z.infer<typeof checkResult>;

import { z } from 'zod';

/** Where a field's first value comes from: the applicant, the moment of opening, or a constant. */
export const fieldDefault = z.union([
  z.object({
    from: z.enum([
      'applicant.name',
      'applicant.number',
      'applicant.department',
      'applicant.phone',
      'applicant.email',
      'now',
    ]),
  }),
  z.object({ value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]) }),
]);

/**
 * FEEL over the values of the form by key; in a column also over the cells of its row, which come first. What is not
 * filled in is null, for list values an empty list. `now()` and `today()` are the school's. A condition holds only
 * when it gives exactly true.
 */
export const formExpression = z.string().trim().min(1).max(1000);

/** A choice; `children` are the next level of a `cascade`. */
export type FieldOption = {
  value: string;
  label: string;
  children?: FieldOption[] | undefined;
};
export const fieldOption: z.ZodType<FieldOption> = z.lazy(() =>
  z.object({ value: z.string().min(1), label: z.string().min(1), children: z.array(fieldOption).optional() }),
);

/** Person groups that a `reviewer` field offers (分组 | 姓名). */
export const reviewerGroup = z.object({
  label: z.string(),
  /** Role key, or post name (optionally within a department code or the applicant's own department). */
  role: z.string().optional(),
  post: z.string().optional(),
  department: z.string().optional(),
});

/**
 * Field types. Values: text textarea → string; richText → HTML, sanitised by the server; number → number; money →
 * integer cents; date → YYYY-MM-DD; time → HH:mm; datetime → ISO instant; dateRange → [first, last] as YYYY-MM-DD;
 * select radio → option value; checkbox → option value[]; cascade → option value[] from the root to a leaf; person →
 * person id[]; reviewer → person id; department → department id, with `maxDepartments` > 1 id[]; attachment picture → file id[]; signature → file id;
 * table → row object[]; formula → what its `expression` gives, as its `resultType` says, written by the server;
 * serial (流水号) and static → no value.
 */
export const fieldType = z.enum([
  'text',
  'textarea',
  'richText',
  'number',
  'money',
  'date',
  'time',
  'datetime',
  'dateRange',
  'select',
  'radio',
  'checkbox',
  'cascade',
  'person',
  'reviewer',
  'department',
  'attachment',
  'picture',
  'signature',
  'table',
  'formula',
  'serial',
  'static',
]);

const fieldShape = {
  /** Variable name in conditions: starts with a letter, letters, digits and `_`. */
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/),
  label: z.string().min(1).max(100),
  type: fieldType,
  required: z.boolean().optional(),
  /** Always read-only for people (filled by `default`). */
  readonly: z.boolean().optional(),
  placeholder: z.string().max(200).optional(),
  help: z.string().max(500).optional(),
  /** 1 = half the width of the two-column table, 2 = the whole. */
  span: z.union([z.literal(1), z.literal(2)]).optional(),
  minLength: z.number().int().min(0).optional(),
  maxLength: z.number().int().min(1).optional(),
  /** For number; for money in cents. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Decimal places of a number. */
  precision: z.number().int().min(0).max(6).optional(),
  unit: z.string().max(20).optional(),
  /** `mobile` = 11 digits; `phone` also takes land lines and short numbers. */
  format: z.enum(['mobile', 'phone', 'email', 'identityNumber']).optional(),
  options: z.array(fieldOption).optional(),
  /** Of a select with very many options: the page does not get them but searches them on the server. */
  searched: z.boolean().optional(),
  default: fieldDefault.optional(),
  groups: z.array(reviewerGroup).optional(),
  /** Shown, and kept, only while this holds. */
  visibleWhen: formExpression.optional(),
  /** Required, beyond `required`, while this holds. */
  requiredWhen: formExpression.optional(),
  /** Of a formula. */
  expression: formExpression.optional(),
  resultType: z.enum(['text', 'number', 'money', 'date']).optional(),
  /** Of a column of numbers: the table shows its sum. Columns of money have one unless this is false. */
  total: z.boolean().optional(),
  maxPeople: z.number().int().min(1).max(100).optional(),
  /** More than 1: several departments may be chosen. */
  maxDepartments: z.number().int().min(1).max(100).optional(),
  /** Text of a static field. */
  text: z.string().optional(),
  maxFiles: z.number().int().min(1).max(50).optional(),
  maxRows: z.number().int().min(1).max(500).optional(),
};

/** A column of a detail table. */
export const formColumn = z.object(fieldShape);
export const formField = z.object({ ...fieldShape, columns: z.array(formColumn).optional() });

/**
 * What must hold between fields: broken when `check` gives exactly false, so that it says nothing of what is not filled
 * in. Asked of whoever may write one of `fields`, where `message` is shown. With columns (`goods.count`) it is asked
 * of every row.
 */
export const formRule = z.object({
  check: formExpression,
  message: z.string().trim().min(1).max(200),
  fields: z.array(z.string()).min(1).max(10),
});

export const formSection = z.object({
  key: z.string(),
  title: z.string(),
  visibleWhen: formExpression.optional(),
  fields: z.array(formField),
});

/** The form of an item: collapsible sections of fields. */
export const formSchema = z.object({
  title: z.string(),
  sections: z.array(formSection),
  rules: z.array(formRule).max(100).optional(),
});

export const fieldRightKind = z.enum(['hidden', 'read', 'write', 'required']);

/** Form values by field key. */
export const formData = z.record(z.string(), z.unknown());

/**
 * A form as one person may see it now: hidden fields are absent from `schema`, `rights` and `data`. Expressions are
 * left only where what this person writes decides them; the others are decided already.
 */
export const formView = z.object({
  schema: formSchema,
  /** Where the options of `searched` fields are looked up. */
  definition: z.object({ key: z.string(), version: z.number().int() }).optional(),
  data: formData,
  /** By field key, and `table.column` for columns of a detail table. */
  rights: z.record(z.string(), fieldRightKind),
  /** What ids in `data` stand for: people, departments, files. */
  labels: z.object({
    people: z.record(
      z.string(),
      z.object({ name: z.string(), number: z.string(), departmentName: z.string().nullable() }),
    ),
    departments: z.record(z.string(), z.string()),
    files: z.record(z.string(), z.object({ name: z.string(), type: z.string(), size: z.number().int() })),
  }),
  /** Choices of `reviewer` fields, by field key. */
  reviewers: z.record(
    z.string(),
    z.array(z.object({ group: z.string(), personId: z.string(), name: z.string(), number: z.string() })),
  ),
});

/**
 * `POST /api/forms/opening {form, applicantId}` (process administrators): a form that need not be published, as it would
 * open for this applicant. Nothing is saved.
 */
export const formOpeningQuestion = z.object({ form: formSchema, applicantId: z.string().max(80) });
export const formOpening = formView.pick({ data: true, labels: true, reviewers: true });

/** `GET /api/forms/:key/versions/:version/options?field=goods.kind&q=`: the first matches of a `searched` field. */
export const optionsQuery = z.object({ field: z.string().max(130), q: z.string().trim().max(100).default('') });
export const optionsResult = z.object({ rows: z.array(z.object({ value: z.string(), label: z.string() })) });

export type FormRule = z.infer<typeof formRule>;
export type FormSection = z.infer<typeof formSection>;
export type OptionsQuery = z.infer<typeof optionsQuery>;
export type OptionsResult = z.infer<typeof optionsResult>;
export type FieldDefault = z.infer<typeof fieldDefault>;
export type FieldType = z.infer<typeof fieldType>;
export type FormColumn = z.infer<typeof formColumn>;
export type FormField = z.infer<typeof formField>;
export type FormSchema = z.infer<typeof formSchema>;
export type FieldRightKind = z.infer<typeof fieldRightKind>;
export type FormData = z.infer<typeof formData>;
export type FormView = z.infer<typeof formView>;
export type FormOpeningQuestion = z.infer<typeof formOpeningQuestion>;
export type FormOpening = z.infer<typeof formOpening>;

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
  z.object({ value: z.union([z.string(), z.number(), z.boolean()]) }),
]);

/** Person groups that a `reviewer` field offers (分组 | 姓名). */
export const reviewerGroup = z.object({
  label: z.string(),
  /** Role key, or post name (optionally within a department code or the applicant's own department). */
  role: z.string().optional(),
  post: z.string().optional(),
  department: z.string().optional(),
});

/**
 * Field types. Values: text textarea → string; number → number; money → integer cents;
 * date → YYYY-MM-DD; datetime → ISO instant; select radio → option value; checkbox → option value[];
 * person → person id[]; reviewer → person id; department → department id; attachment → file id[];
 * table → row object[]; static → no value.
 */
export const fieldType = z.enum([
  'text',
  'textarea',
  'number',
  'money',
  'date',
  'datetime',
  'select',
  'radio',
  'checkbox',
  'person',
  'reviewer',
  'department',
  'attachment',
  'table',
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
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  default: fieldDefault.optional(),
  groups: z.array(reviewerGroup).optional(),
  /** Text of a static field. */
  text: z.string().optional(),
  maxFiles: z.number().int().min(1).max(50).optional(),
  maxRows: z.number().int().min(1).max(500).optional(),
};

/** A column of a detail table. */
export const formColumn = z.object(fieldShape);
export const formField = z.object({ ...fieldShape, columns: z.array(formColumn).optional() });

/** The form of an item: collapsible sections of fields. */
export const formSchema = z.object({
  title: z.string(),
  sections: z.array(z.object({ key: z.string(), title: z.string(), fields: z.array(formField) })),
});

export const fieldRightKind = z.enum(['hidden', 'read', 'write', 'required']);

/** Form values by field key. */
export const formData = z.record(z.string(), z.unknown());

/** A form as one person may see it now: hidden fields are absent from `schema`, `rights` and `data`. */
export const formView = z.object({
  schema: formSchema,
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

export type FieldDefault = z.infer<typeof fieldDefault>;
export type FieldType = z.infer<typeof fieldType>;
export type FormColumn = z.infer<typeof formColumn>;
export type FormField = z.infer<typeof formField>;
export type FormSchema = z.infer<typeof formSchema>;
export type FieldRightKind = z.infer<typeof fieldRightKind>;
export type FormData = z.infer<typeof formData>;
export type FormView = z.infer<typeof formView>;

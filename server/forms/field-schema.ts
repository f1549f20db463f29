import type { FieldOption, FieldType, FormColumn, FormField } from '../contract/forms.js';
import { fieldLimits } from '../contract/field-limits.js';
import { isFilledByPeople, isWritable, type FormRights } from './form-rights.js';

/** JSON Schema draft 7 as ajv reads it, with our keywords `decimalPlaces` and `isInOrder`. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

export interface SchemaOptions {
  /** False for drafts: what more typing can mend (required, limits, format, order) is left out. */
  readonly complete: boolean;
  /** Upper limits count before it is complete, too: what goes beyond them cannot be tried out. */
  readonly limited?: boolean | undefined;
}

type SchemaOf = (field: FormField | FormColumn, options: SchemaOptions) => JsonSchema;

const id = { type: 'string', minLength: 1, maxLength: 40 };
const text =
  (longest: number): SchemaOf =>
  (field, { complete, limited }) => ({
    type: 'string',
    maxLength: complete || limited ? (field.maxLength ?? longest) : Math.max(field.maxLength ?? 0, longest),
    ...(complete && field.minLength !== undefined && { minLength: field.minLength }),
    ...(complete && field.format && { format: field.format }),
  });
const choice: SchemaOf = ({ options = [] }) =>
  options.length > 0 ? { enum: options.map(({ value }) => value) } : { not: {} };
/** From the root to a leaf: the longest paths that the tree has. */
const leafPaths = (options: readonly FieldOption[]): string[][] =>
  options.flatMap(({ value, children = [] }) =>
    children.length === 0 ? [[value]] : leafPaths(children).map((path) => [value, ...path]),
  );
const files: SchemaOf = (field) => ({
  type: 'array',
  uniqueItems: true,
  maxItems: field.maxFiles ?? fieldLimits.files,
  items: id,
});
const between = (minimum: number | undefined, maximum: number | undefined, { complete, limited }: SchemaOptions) => ({
  ...(complete && minimum !== undefined && { minimum }),
  ...((complete || limited) && maximum !== undefined && { maximum }),
});

/** One line per field type; a type that is missing here does not compile. */
const schemaOf: Record<Exclude<FieldType, 'table' | 'static' | 'formula' | 'serial'>, SchemaOf> = {
  text: text(fieldLimits.textLength),
  textarea: text(fieldLimits.textareaLength),
  // measured with its markup
  richText: text(fieldLimits.richTextLength),
  number: (field, options) => ({
    type: 'number',
    ...between(field.min, field.max, options),
    ...((options.complete || options.limited) && field.precision !== undefined && { decimalPlaces: field.precision }),
  }),
  money: (field, options) => ({
    type: 'integer',
    maximum: fieldLimits.moneyCents,
    ...between(field.min ?? 0, field.max, options),
  }),
  date: () => ({ type: 'string', format: 'date' }),
  time: () => ({ type: 'string', format: 'clock' }),
  datetime: () => ({ type: 'string', format: 'date-time' }),
  dateRange: (_field, { complete, limited }) => ({
    type: 'array',
    minItems: 2,
    maxItems: 2,
    items: { type: 'string', format: 'date' },
    ...((complete || limited) && { isInOrder: true }),
  }),
  select: choice,
  radio: choice,
  checkbox: (field, options) => ({ type: 'array', uniqueItems: true, items: choice(field, options) }),
  cascade: ({ options = [] }) => ({ enum: leafPaths(options) }),
  person: (field) => ({
    type: 'array',
    uniqueItems: true,
    maxItems: field.maxPeople ?? fieldLimits.people,
    items: id,
  }),
  reviewer: () => id,
  department: ({ maxDepartments = 1 }) =>
    maxDepartments > 1 ? { type: 'array', uniqueItems: true, maxItems: maxDepartments, items: id } : id,
  attachment: files,
  picture: files,
  signature: () => id,
};

/** Schema of the fields that these rights may write; everything else is not allowed to be there. */
export function writableSchema(
  fields: readonly (FormField | FormColumn)[],
  rights: FormRights,
  options: SchemaOptions,
  prefix = '',
): JsonSchema {
  const writable = fields.filter((field) => isWritable(rights[prefix + field.key]) && isFilledByPeople(field));
  const required = writable.filter((field) => rights[prefix + field.key] === 'required').map((field) => field.key);
  return {
    type: 'object',
    properties: Object.fromEntries(writable.map((field) => [field.key, fieldSchema(field, rights, options)])),
    ...(options.complete && { required }),
    additionalProperties: false,
  };
}

function fieldSchema(field: FormField | FormColumn, rights: FormRights, options: SchemaOptions): JsonSchema {
  if (field.type === 'table') {
    const columns = 'columns' in field ? (field.columns ?? []) : [];
    return {
      type: 'array',
      maxItems: field.maxRows ?? fieldLimits.rows,
      items: writableSchema(columns, rights, options, `${field.key}.`),
    };
  }
  const { type } = field;
  if (type === 'static' || type === 'formula' || type === 'serial') return { not: {} };
  return schemaOf[type](field, options);
}

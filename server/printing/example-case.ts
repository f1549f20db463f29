import type { FormColumn, FormData, FormField, FormSchema, FormView } from '../contract/forms.js';
import type { FlowRecord } from '../contract/records.js';
import { exampleWords } from '../locales/zh-CN/print-example.js';

/** Ids that stand for the made-up person and department. */
const [personId, departmentId] = ['example-person', 'example-department'];

/** A made-up case: every field filled in, every step passed. For looking at a print page before there is any case. */
export function exampleCase(
  schema: FormSchema,
  steps: readonly { readonly id: string; readonly name: string }[],
  at: string,
): { form: FormView; records: FlowRecord[] } {
  const fields = schema.sections.flatMap((section) => section.fields);
  const { person, department, opinion } = exampleWords;
  return {
    form: {
      schema,
      data: Object.fromEntries(fields.flatMap((field) => entryOf(field, at))),
      rights: {},
      labels: {
        people: { [personId]: { ...person, departmentName: department } },
        departments: { [departmentId]: department },
        files: {},
      },
      reviewers: {},
    },
    // newest first, as records are read
    records: steps
      .map(({ id, name }, i): FlowRecord => ({
        ...{
          id: `example-${i}`,
          elementId: id,
          stepName: name,
          targets: [],
          files: [],
          signature: null,
          startedAt: at,
          endedAt: at,
        },
        person: { id: `${personId}-${i}`, ...person },
        state: i === 0 ? 'submitted' : 'approved',
        opinion: i === 0 ? '' : opinion,
      }))
      .toReversed(),
  };
}

const exampleRows = 3;

function entryOf(field: FormField, at: string): [string, unknown][] {
  const value =
    field.type === 'table'
      ? Array.from({ length: exampleRows }, () => rowOf(field.columns ?? [], at))
      : valueOf(field, at);
  return value === undefined ? [] : [[field.key, value]];
}

const rowOf = (columns: readonly FormColumn[], at: string): FormData =>
  Object.fromEntries(
    columns.map((column) => [column.key, valueOf(column, at)] as const).filter(([, value]) => value !== undefined),
  );

/** What somebody might have filled in; undefined for what only a file could show. */
function valueOf(field: FormField | FormColumn, at: string): unknown {
  const day = at.slice(0, 10);
  switch (field.type) {
    case 'text':
      return field.default && 'from' in field.default
        ? exampleWords.from[field.default.from]
        : exampleWords.text(field.label);
    case 'textarea':
      return exampleWords.longText(field.label);
    case 'richText':
      return `<p>${exampleWords.longText(field.label).replace(/[<>&]/g, '')}</p>`;
    case 'number':
      return Math.max(field.min ?? 0, Math.min(field.max ?? 12, 12));
    case 'money':
      return 123_456;
    case 'date':
      return day;
    case 'time':
      return '09:30';
    case 'datetime':
      return at;
    case 'dateRange':
      return [day, day];
    case 'select':
    case 'radio':
      return field.options?.[0]?.value;
    case 'checkbox':
      return field.options?.slice(0, 2).map(({ value }) => value);
    case 'cascade':
      return firstPath(field.options ?? []);
    case 'person':
      return [personId];
    case 'reviewer':
      return personId;
    case 'department':
      return departmentId;
    case 'formula':
      return { text: exampleWords.text(field.label), number: 12, money: 123_456, date: day }[
        field.resultType ?? 'number'
      ];
    default:
      return undefined;
  }
}

function firstPath([first]: NonNullable<FormField['options']>): string[] {
  return first ? [first.value, ...firstPath(first.children ?? [])] : [];
}

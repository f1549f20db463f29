import type { TextContext } from '../contract/field-text.js';
import { type Evaluate, formStateOf } from '../contract/form-logic.js';
import type { FormField, FormView } from '../contract/forms.js';
import { fieldHtml } from './field-html.js';
import { htmlOf } from './html-text.js';

const unprinted: ReadonlySet<string> = new Set(['static', 'serial']);
const columns = 2;

/** The whole form as its reader sees it: section by section, two fields in a line, details as tables of their own. */
export function formHtml({ schema, data }: FormView, evaluate: Evaluate, context: TextContext): string {
  const { hidden } = formStateOf(schema, data, evaluate);
  const sections = schema.sections
    .map(({ title, fields }) => ({
      title,
      fields: fields.filter(({ key, type }) => !hidden.has(key) && !unprinted.has(type)),
    }))
    .filter(({ fields }) => fields.length > 0);
  return sections
    .map(({ title, fields }) => {
      const head = sections.length > 1 && title !== '' ? `<h2>${htmlOf(title)}</h2>` : '';
      return head + sectionHtml(fields, (field) => fieldHtml(data[field.key], field, context));
    })
    .join('');
}

function sectionHtml(fields: readonly FormField[], valueOf: (field: FormField) => string): string {
  const parts: string[] = [];
  let lines: FormField[][] = [];
  const isFull = (line: readonly FormField[]) => line.length === columns || line.some(({ span }) => span === columns);
  const close = () => {
    if (lines.length > 0) parts.push(tableOf(lines, valueOf));
    lines = [];
  };
  for (const field of fields) {
    if (field.type === 'table') {
      close();
      parts.push(`<h3>${htmlOf(field.label)}</h3>${valueOf(field)}`);
      continue;
    }
    const last = lines.at(-1);
    if (last && !isFull(last) && field.span !== columns) last.push(field);
    else lines.push([field]);
  }
  close();
  return parts.join('');
}

function tableOf(lines: readonly (readonly FormField[])[], valueOf: (field: FormField) => string): string {
  const rows = lines.map((line) => {
    const left = columns - line.length;
    const cells = line.map((field, i) => {
      const span = i === line.length - 1 && left > 0 ? ` colspan="${2 * left + 1}"` : '';
      return `<th>${htmlOf(field.label)}</th><td${span}>${valueOf(field)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table class="fields columns-${columns}"><tbody>${rows.join('')}</tbody></table>`;
}

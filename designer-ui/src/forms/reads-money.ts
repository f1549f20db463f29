import { parseExpression } from '@xiaowu/engine';
import { isMoney } from '@xiaowu/server/contract/column-totals';
import type { FormColumn, FormField, FormSchema } from '@xiaowu/server/contract/forms';

/**
 * Does a formula reckon with amounts of money, which are kept in cents? `row`: the columns that stand beside it. Of a
 * table the columns that are named count (`sum(goods.cost)`).
 */
export function readsMoney(source: string, form: FormSchema, row: readonly FormColumn[] = []): boolean {
  const { expression, problem } = parseExpression(source);
  if (problem) return false;
  const fields = form.sections.flatMap((section) => section.fields);
  return expression.reads.some((name) => {
    const cell = row.find(({ key }) => key === name);
    if (cell) return isMoney(cell);
    const field: FormField | undefined = fields.find(({ key }) => key === name);
    if (!field) return false;
    const { columns = [] } = field;
    return isMoney(field) || columns.some((column) => isMoney(column) && isNamed(source, name, column.key));
  });
}

const isNamed = (source: string, table: string, column: string): boolean =>
  new RegExp(`\\b${table}\\s*(?:\\[[^\\]]*\\]\\s*)?\\.\\s*${column}\\b`).test(source);

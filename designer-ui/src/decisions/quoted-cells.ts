import type { FormField } from '@xiaowu/server/contract/forms';
import { type DecisionTable, setCell } from './decision-table';
import { quotedText } from './quoted-text';

/** Fields that a decision can go by. */
type Fields = readonly { readonly field: FormField }[];
type Names = ReadonlySet<string>;

/** What a cell of this column must mean when it says a text without quotes; null where it is right as it stands. */
export function quotedCell(
  { inputs, outputs }: DecisionTable,
  column: number,
  text: string,
  fields: Fields,
  names: Names,
): string | null {
  const input = inputs[column];
  const head = input ?? outputs[column - inputs.length];
  if (!head) return null;
  const options = fields.find(({ field }) => field.key === input?.expression)?.field.options ?? [];
  return quotedText(text, { type: head.type, isInput: input !== undefined, options, names });
}

/** The cells that say a text without quotes, as they must be meant. */
export function unquotedCells(
  table: DecisionTable,
  fields: Fields,
  names: Names,
): { row: number; column: number; text: string }[] {
  return table.rules.flatMap(({ inputs, outputs }, row) =>
    [...inputs, ...outputs].flatMap((cell, column) => {
      const text = quotedCell(table, column, cell, fields, names);
      return text === null ? [] : [{ row, column, text }];
    }),
  );
}

/** The same table with quotes around all of them. */
export const withQuotes = (table: DecisionTable, fields: Fields, names: Names): DecisionTable =>
  unquotedCells(table, fields, names).reduce(
    (quoted, { row, column, text }) => setCell(quoted, row, column, text),
    table,
  );

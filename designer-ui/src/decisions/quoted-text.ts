import { parseExpression } from '@xiaowu/engine';
import type { FieldOption } from '@xiaowu/server/contract/forms';
import type { ValueType } from './decision-table';

/** What is known of a column whose cell is written. */
export interface CellColumn {
  readonly type: ValueType;
  /** Inputs ask, with commas between several; outputs say one thing. */
  readonly isInput: boolean;
  /** Of a field that is chosen from. */
  readonly options: readonly FieldOption[];
  /** Variables that there are: they mean themselves. */
  readonly names: ReadonlySet<string>;
}

/** Words and numbers, as people write them who do not know of quotes. */
const plain = /^[\p{L}\p{N}_][\p{L}\p{N}\s_·.\-/、（）]*$/u;
const separators = /[,，]/;

/**
 * The cell as it must be meant when it says a text without quotes: 校内 is `"校内"`, and the label of an option its value.
 * Null where it is FEEL as it stands.
 */
export function quotedText(cell: string, column: CellColumn): string | null {
  const text = cell.trim();
  if (column.type !== 'string' || text === '' || text.includes('"')) return null;
  if (!column.isInput) return quoted(text, column);
  const [, negated] = /^not\((.*)\)$/.exec(text) ?? [];
  const parts = (negated ?? text).split(separators).map((part) => quoted(part.trim(), column));
  if (parts.some((part) => part === null)) return null;
  return negated === undefined ? parts.join(', ') : `not(${parts.join(', ')})`;
}

function quoted(text: string, { options, names }: CellColumn): string | null {
  const option = options.find(({ value, label }) => value === text || label === text);
  if (option) return `"${option.value}"`;
  if (!plain.test(text) || ['true', 'false', 'null'].includes(text)) return null;
  const { expression, problem } = parseExpression(text);
  return problem === null && expression.reads.some((name) => names.has(name)) ? null : `"${text}"`;
}

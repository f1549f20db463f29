import type { Statement } from './database.js';
import { insertSql } from './insert-rows.js';

/**
 * The writes of several transactions as one list, inserts of one kind as one insert. The writes of each keep their
 * order; between transactions there is none to keep, because none touches rows that another has locked.
 */
export function mergeWrites(lists: readonly (readonly Statement[])[]): Statement[] {
  const merged: Entry[] = [];
  for (const list of lists) {
    let from = 0;
    for (const statement of list) {
      const kind = kindOf(statement);
      const at = kind === null ? -1 : merged.findIndex((entry, i) => i >= from && entry.kind === kind);
      if (at < 0) merged.splice(from, 0, { kind, statements: [statement] });
      else merged[at]?.statements.push(statement);
      from = at < 0 ? from + 1 : at + 1;
    }
  }
  return merged.map(({ statements }) => joined(statements));
}

interface Entry {
  readonly kind: string | null;
  readonly statements: Statement[];
}

const kindOf = ({ insert }: Statement): string | null => (insert ? insert.head + insert.tail : null);

function joined(statements: readonly Statement[]): Statement {
  const [first] = statements;
  if (!first?.insert || statements.length === 1) return first ?? { sql: '' };
  const count = statements.reduce((sum, { insert }) => sum + (insert?.count ?? 0), 0);
  return {
    sql: insertSql({ ...first.insert, count }),
    values: statements.flatMap(({ values }) => values ?? []),
  };
}

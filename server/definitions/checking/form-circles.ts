import { parseExpression, type Problem } from '@xiaowu/engine';
import type { FormColumn, FormField, FormSchema } from '../../contract/forms.js';
import type { ServerProblemCode } from '../../locales/zh-CN/problems.js';

interface Place {
  readonly label: string;
  /** Paths of what it needs: `amount`, `goods.count`. */
  readonly needs: ReadonlySet<string>;
}

/**
 * Formulas and conditions for showing that need themselves, by way of others or not: such a value never settles, and
 * what is hidden that way never shows.
 */
export function circleProblems(form: FormSchema): Problem[] {
  const places = placesOf(form);
  const told = new Set<string>();
  return [...places.keys()].flatMap((path): Problem[] => {
    if (told.has(path)) return [];
    const circle = circleFrom(path, places);
    if (!circle) return [];
    for (const member of circle) told.add(member);
    const code: ServerProblemCode = 'form.circle';
    const fields = circle.map((member) => places.get(member)?.label ?? member);
    const data = { fields: [...fields, fields[0] ?? ''].join(' → '), at: path };
    return [{ severity: 'error', code, elementId: null, data }];
  });
}

function placesOf(form: FormSchema): Map<string, Place> {
  const places = new Map<string, Place>();
  const tables = new Map(
    form.sections.flatMap(({ fields }) => fields).map((field) => [field.key, columnKeys(field)] as const),
  );
  const add = (
    path: string,
    field: FormField | FormColumn,
    sources: readonly (string | undefined)[],
    own?: FormField,
  ) =>
    places.set(path, {
      label: own ? `${own.label}.${field.label}` : field.label,
      needs: new Set(sources.flatMap((source) => (source === undefined ? [] : pathsIn(source, tables, own)))),
    });
  for (const section of form.sections)
    for (const field of section.fields) {
      add(field.key, field, [...expressionsOf(field), section.visibleWhen]);
      for (const column of field.columns ?? []) add(`${field.key}.${column.key}`, column, expressionsOf(column), field);
    }
  return places;
}

const columnKeys = ({ columns = [] }: FormField): ReadonlySet<string> => new Set(columns.map(({ key }) => key));

const expressionsOf = ({ type, expression, visibleWhen }: FormField | FormColumn) => [
  type === 'formula' ? expression : undefined,
  visibleWhen,
];

/**
 * What an expression needs. Of a table only the columns that it names (`sum(goods.cost)`): how many rows there are
 * depends on none of them.
 */
function pathsIn(source: string, tables: ReadonlyMap<string, ReadonlySet<string>>, own?: FormField): string[] {
  const { expression, problem } = parseExpression(source);
  if (problem) return [];
  return expression.reads.flatMap((name) => {
    if (own && columnKeys(own).has(name)) return [`${own.key}.${name}`];
    const columns = tables.get(name);
    if (!columns || columns.size === 0) return [name];
    const named = source.matchAll(new RegExp(`\\b${name}\\s*(?:\\[[^\\]]*\\]\\s*)?\\.\\s*(\\w+)`, 'g'));
    return [name, ...[...named].flatMap(([, column = '']) => (columns.has(column) ? [`${name}.${column}`] : []))];
  });
}

/** The way from a place back to itself; null where there is none. */
function circleFrom(start: string, places: ReadonlyMap<string, Place>): string[] | null {
  const seen = new Set<string>();
  const search = (path: string, way: readonly string[]): string[] | null => {
    for (const need of places.get(path)?.needs ?? []) {
      if (need === start) return [...way];
      if (seen.has(need)) continue;
      seen.add(need);
      const found = search(need, [...way, need]);
      if (found) return found;
    }
    return null;
  };
  return search(start, [start]);
}

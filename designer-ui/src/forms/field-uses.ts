import type { FormField, FormSchema } from '@xiaowu/server/contract/forms';
import { decisionsNaming, decisionsNamingColumn } from '../decisions/names-in-decisions';
import type { DecisionFile } from '../decisions/dmn-file';
import type { ItemData } from '@xiaowu/server/contract/items';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import type { ModdleElement } from '../modeler/moddle';
import { namesColumn, pagesNaming } from '../printing/names-in-pages';
import { renameColumnInTrials, trialsNaming } from '../simulation/names-in-trials';
import { drawingUses, renameColumnInDrawing } from './drawing-uses';
import { readsName, renameIn, renamePathIn } from './feel-names';
import type { FieldUse } from './field-use';
import { fieldsOf } from './fields-of';

/** Where a field may be named: drawing, form, print pages, decision tables, kept runs and 基本信息. */
interface Definition {
  readonly elements: readonly ModdleElement[];
  readonly form: FormSchema;
  readonly pages: readonly { name: string; html: string }[];
  readonly decisions: readonly DecisionFile[];
  readonly trials: readonly TrialRun[];
  readonly item: Pick<ItemData, 'name' | 'ratingField'>;
}

/** Everything that names one of the fields, each once; what only they themselves say goes with them. */
export function usesOfAll(keys: readonly string[], definition: Definition): FieldUse[] {
  const gone = new Set(keys);
  const form = { ...definition.form };
  form.sections = form.sections.map((section) => ({
    ...section,
    fields: section.fields.filter(({ key }) => !gone.has(key)),
  }));
  return distinct(keys.flatMap((key) => usesOf(key, { ...definition, form })));
}

/** Everything that names the column of a detail table, or may mean it. */
export function usesOfColumn(table: string, column: string, definition: Definition): FieldUse[] {
  const { elements, form, pages, decisions, trials } = definition;
  const to = `${column}_`;
  const away = renameColumnInForm(table, column, to, form);
  const isChanged = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  const named = (where: FieldUse['where'], name: string): FieldUse => ({ where, name, elementId: null });
  const withoutColumns = ({ columns: _, ...field }: FormField) => field;
  const fields = form.sections.flatMap((section, i) => {
    const now = away.sections[i];
    return [
      ...(section.visibleWhen === now?.visibleWhen ? [] : [section.title]),
      ...section.fields.flatMap((field, j) => {
        const other = now?.fields[j];
        const columns = (field.columns ?? []).filter(
          (each, k) => each.key !== column && isChanged(each, other?.columns?.[k]),
        );
        const isOwn = other !== undefined && isChanged(withoutColumns(field), withoutColumns(other));
        return [...(isOwn ? [field.label] : []), ...(field.key === table ? columns.map(({ label }) => label) : [])];
      }),
    ];
  });
  const rules = (form.rules ?? []).filter((rule, i) => isChanged(rule, away.rules?.[i]));
  const kept = renameColumnInTrials(table, column, to, trials);
  return distinct([
    ...renameColumnInDrawing(table, column, to, elements).uses,
    ...fields.map((label) => named('field', label)),
    ...rules.map(({ message }) => named('rule', message)),
    ...pages.filter((page) => namesColumn(table, column, [page])).map(({ name }) => named('print', name)),
    ...decisionsNamingColumn(table, column, decisions).map((name) => named('decision', name)),
    ...trials.filter((trial, i) => trial !== kept[i]).map(({ name }) => named('trial', name)),
  ]);
}

const distinct = (uses: readonly FieldUse[]): FieldUse[] => [
  ...new Map(uses.map((use) => [`${use.where} ${use.elementId} ${use.name}`, use])).values(),
];

/** Everything that names the field. */
export function usesOf(key: string, { elements, form, pages, decisions, trials, item }: Definition): FieldUse[] {
  return [
    ...drawingUses(key, elements).map(({ where, name, elementId }) => ({ where, name, elementId })),
    ...formUses(key, form),
    ...pagesNaming(key, pages).map(({ name }) => ({ where: 'print' as const, name, elementId: null })),
    ...decisionsNaming(key, decisions).map((name) => ({ where: 'decision' as const, name, elementId: null })),
    ...trialsNaming(key, trials).map(({ name }) => ({ where: 'trial' as const, name, elementId: null })),
    ...(item.ratingField === key ? [{ where: 'rating' as const, name: item.name, elementId: null }] : []),
  ];
}

/** The form with the column under its new key, also where its neighbours and rules name it. */
export function renameColumnInForm(table: string, from: string, to: string, form: FormSchema): FormSchema {
  const [path, next] = [`${table}.${from}`, `${table}.${to}`];
  const inPath = (source: string) => renamePathIn(source, table, from, to);
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...changeExpressions(section, inPath),
      fields: section.fields.map((field) =>
        field.key !== table || !field.columns
          ? changeExpressions(field, inPath)
          : {
              ...field,
              columns: field.columns.map((column) => ({
                ...changeExpressions(column, (source) => inPath(renameIn(source, from, to))),
                key: column.key === from ? to : column.key,
              })),
            },
      ),
    })),
    ...(form.rules && {
      rules: form.rules.map((rule) => ({
        ...rule,
        check: inPath(
          rule.fields.some((each) => each.startsWith(`${table}.`)) ? renameIn(rule.check, from, to) : rule.check,
        ),
        fields: rule.fields.map((each) => (each === path ? next : each)),
      })),
    }),
  };
}

/** The form with the field under its new key, also where other fields and rules name it. */
export function renameInForm(from: string, to: string, form: FormSchema): FormSchema {
  const isPath = (path: string) => path === from || path.startsWith(`${from}.`);
  const named = (path: string) => (isPath(path) ? to + path.slice(from.length) : path);
  const expressions = <T extends Expressions>(field: T): T =>
    changeExpressions(field, (source) => renameIn(source, from, to));
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...expressions(section),
      fields: section.fields.map((field) => ({
        ...expressions(field),
        key: field.key === from ? to : field.key,
        ...(field.columns && { columns: field.columns.map(expressions) }),
      })),
    })),
    ...(form.rules && {
      rules: form.rules.map((rule) => ({
        ...rule,
        check: renameIn(rule.check, from, to),
        fields: rule.fields.map(named),
      })),
    }),
  };
}

const expressionNames = ['visibleWhen', 'requiredWhen', 'expression'] as const;
type Expressions = Partial<Record<(typeof expressionNames)[number], string | undefined>>;

const changeExpressions = <T extends Expressions>(field: T, edit: (source: string) => string): T => ({
  ...field,
  ...Object.fromEntries(
    expressionNames.flatMap((name) => (field[name] === undefined ? [] : [[name, edit(field[name])]])),
  ),
});

function formUses(key: string, form: FormSchema): FieldUse[] {
  const reads = (field: Partial<FormField>) =>
    expressionNames.some((name) => field[name] !== undefined && readsName(field[name], key));
  const fields = fieldsOf(form).filter(
    (field) => field.key !== key && (reads(field) || (field.columns ?? []).some((column) => reads(column))),
  );
  const sections = form.sections.filter(({ visibleWhen }) => visibleWhen !== undefined && readsName(visibleWhen, key));
  const rules = (form.rules ?? []).filter(
    ({ check, fields: at }) => readsName(check, key) || at.some((path) => path === key || path.startsWith(`${key}.`)),
  );
  return [
    ...fields.map(({ label }): FieldUse => ({ where: 'field', name: label, elementId: null })),
    ...sections.map(({ title }): FieldUse => ({ where: 'field', name: title, elementId: null })),
    ...rules.map(({ message }): FieldUse => ({ where: 'rule', name: message, elementId: null })),
  ];
}

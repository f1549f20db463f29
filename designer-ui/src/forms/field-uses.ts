import type { FormField, FormSchema } from '@xiaowu/server/contract/forms';
import { decisionsNaming } from '../decisions/names-in-decisions';
import type { DecisionFile } from '../decisions/dmn-file';
import type { ItemData } from '@xiaowu/server/contract/items';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import type { ModdleElement } from '../modeler/moddle';
import { pagesNaming } from '../printing/names-in-pages';
import { trialsNaming } from '../simulation/names-in-trials';
import { drawingUses } from './drawing-uses';
import { readsName, renameIn, renamePathIn } from './feel-names';
import type { FieldUse } from './field-use';
import { fieldsOf } from './fields-of';

/** Everything in drawing, form, print pages, decision tables, kept runs and 基本信息 that names the field. */
export function usesOf(
  key: string,
  {
    elements,
    form,
    pages,
    decisions,
    trials,
    item,
  }: {
    elements: readonly ModdleElement[];
    form: FormSchema;
    pages: readonly { name: string; html: string }[];
    decisions: readonly DecisionFile[];
    trials: readonly TrialRun[];
    item: Pick<ItemData, 'name' | 'ratingField'>;
  },
): FieldUse[] {
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

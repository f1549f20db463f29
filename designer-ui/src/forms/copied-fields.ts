import type { FormField, FormRule, FormSchema, FormSection } from '@xiaowu/server/contract/forms';
import { readsName } from './feel-names';
import { renameInForm } from './field-uses';
import { fieldsOf } from './fields-of';
import { addField, addSection, fieldAt, type FormEdit, freshKey } from './form-edits';

const sourcesOf = ({ visibleWhen, requiredWhen, expression }: Partial<FormField>): string[] =>
  [visibleWhen, requiredWhen, expression].filter((source) => source !== undefined);

/**
 * The chosen fields and those that they cannot do without: what their formulas and conditions read, and what the
 * condition of their section reads.
 */
export function withNeeded(source: FormSchema, chosen: Iterable<string>): Set<string> {
  const keys = fieldsOf(source).map(({ key }) => key);
  const needed = new Set<string>();
  const take = (key: string): void => {
    if (needed.has(key)) return;
    needed.add(key);
    const section = source.sections.find(({ fields }) => fields.some((field) => field.key === key));
    const field = section?.fields.find((each) => each.key === key);
    const read = [section, field, ...(field?.columns ?? [])].flatMap((part) => (part ? sourcesOf(part) : []));
    const columns = new Set(field?.columns?.map((column) => column.key));
    for (const name of keys) if (!columns.has(name) && read.some((text) => readsName(text, name))) take(name);
  };
  for (const key of chosen) take(key);
  return needed;
}

/**
 * Adds the chosen fields of another form, with the rules that are about nothing else. They go into the section of the
 * same title, or bring theirs. A key that the form has already is replaced, also where the copied ones name it.
 */
export function copyFields(source: FormSchema, chosen: ReadonlySet<string>): FormEdit {
  return (form) => {
    const copied = underFreshKeys(part(source, chosen), form);
    const filled = copied.sections.reduce((made, section) => putSection(section)(made), form);
    return copied.rules?.length ? { ...filled, rules: [...(form.rules ?? []), ...copied.rules] } : filled;
  };
}

/** What of the form is about the chosen fields alone. */
function part(source: FormSchema, chosen: ReadonlySet<string>): FormSchema {
  const others = fieldsOf(source).filter(({ key }) => !chosen.has(key));
  const isOfChosen = ({ check, fields }: FormRule) =>
    fields.every((path) => chosen.has(path.split('.')[0] ?? '')) && !others.some(({ key }) => readsName(check, key));
  return {
    title: source.title,
    sections: source.sections
      .map((section) => ({ ...section, fields: section.fields.filter(({ key }) => chosen.has(key)) }))
      .filter(({ fields }) => fields.length > 0),
    rules: source.rules?.filter(isOfChosen),
  };
}

function underFreshKeys(copied: FormSchema, form: FormSchema): FormSchema {
  let made = copied;
  for (const { key } of fieldsOf(copied)) {
    if (!fieldAt(form, key)) continue;
    const taken = [...fieldsOf(form), ...fieldsOf(made)].map((field) => field.key);
    made = renameInForm(key, freshKey(taken, key), made);
  }
  return made;
}

function putSection(section: FormSection): FormEdit {
  return (form) => {
    const same = form.sections.find(({ title, visibleWhen }) => title === section.title && !visibleWhen);
    if (same && !section.visibleWhen)
      return section.fields.reduce((made, field) => addField(same.key, Infinity, field)(made), form);
    const keys = form.sections.map(({ key }) => key);
    return addSection({ ...section, key: keys.includes(section.key) ? freshKey(keys, 'section') : section.key })(form);
  };
}

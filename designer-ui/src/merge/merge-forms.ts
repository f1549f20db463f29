import type { FormField, FormSchema } from '@xiaowu/server/contract/forms';
import type { MergeEntry, Side, Three } from './merge-entry';
import { keyedDifferences, mergeKeyed, type Keyed } from './merge-keyed';

type Section = FormSchema['sections'][number];
/** A field with the section that it stands in: moving it to another one is a change, too. */
type Placed = FormField & { readonly section: string };

const fieldsOf = ({ sections }: FormSchema): Keyed<Placed> =>
  new Map(sections.flatMap(({ key, fields }) => fields.map((field) => [field.key, { ...field, section: key }])));
/** Sections without their fields. */
const sectionsOf = ({ sections }: FormSchema): Keyed<Section> =>
  new Map(sections.map((section) => [section.key, { ...section, fields: [] }]));
const restOf = ({ sections: _, ...rest }: FormSchema): Keyed<unknown> => new Map(Object.entries(rest));

const each = <T>({ base, theirs, mine }: Three<FormSchema>, of: (form: FormSchema) => T): Three<T> => ({
  base: of(base),
  theirs: of(theirs),
  mine: of(mine),
});

/** Fields, sections and the form's own settings that are not the same in both. */
export function formEntries(forms: Three<FormSchema>): MergeEntry[] {
  const labelOf = (key: string) =>
    (fieldsOf(forms.mine).get(key) ?? fieldsOf(forms.theirs).get(key) ?? fieldsOf(forms.base).get(key))?.label ?? key;
  const titleOf = (key: string) =>
    [forms.mine, forms.theirs, forms.base].map((form) => sectionsOf(form).get(key)?.title).find(Boolean) ?? key;
  const groups = [
    { what: 'field', found: keyedDifferences(each(forms, fieldsOf)), label: labelOf },
    { what: 'section', found: keyedDifferences(each(forms, sectionsOf)), label: titleOf },
    { what: 'form', found: keyedDifferences(each(forms, restOf)), label: (key: string) => key },
  ];
  return groups.flatMap(({ what, found, label }) =>
    found.map(({ key, ...kinds }) => ({
      ...{ part: 'form' as const, id: `${what}:${key}`, label: label(key), type: what },
      ...kinds,
    })),
  );
}

export function mergeForms({ theirs, mine }: Three<FormSchema>, sideOf: (id: string) => Side): FormSchema {
  const sections = mergeKeyed(sectionsOf(theirs), sectionsOf(mine), (key) => sideOf(`section:${key}`));
  const fields = mergeKeyed(fieldsOf(theirs), fieldsOf(mine), (key) => sideOf(`field:${key}`));
  const keys = new Set(sections.map(({ key }) => key));
  const [first] = sections;
  const merged = sections.map((section) => ({
    ...section,
    fields: fields.flatMap(({ section: place, ...field }): FormField[] =>
      // a field is not lost with its section: it goes to the first
      place === section.key || (!keys.has(place) && section === first) ? [field] : [],
    ),
  }));
  const rest = Object.fromEntries(
    [...new Set([...restOf(theirs).keys(), ...restOf(mine).keys()])].flatMap((key) => {
      const value = restOf(sideOf(`form:${key}`) === 'mine' ? mine : theirs).get(key);
      return value === undefined ? [] : [[key, value]];
    }),
  ) as Omit<FormSchema, 'sections'>;
  return { ...rest, sections: merged };
}

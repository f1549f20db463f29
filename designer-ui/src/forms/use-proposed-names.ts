import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import type { Ref } from 'vue';
import { definition, definitionVersion, proposedFieldKey } from '../api/definitions';
import { useEditor } from '../editor/editor-context';
import { knownNames } from '../expressions/known-names';
import { fieldAt } from './form-edits';
import { freeName, isMadeName } from './proposed-name';
import type { useRenaming } from './use-renaming';

/** A field of the form, or a column of the table. */
export interface FieldPlace {
  table: string | null;
  key: string;
}

const pathOf = ({ table, key }: FieldPlace) => (table === null ? key : `${table}.${key}`);
const partAt = (form: FormSchema, { table, key }: FieldPlace) =>
  table === null ? fieldAt(form, key) : fieldAt(form, table)?.columns?.find((column) => column.key === key);

/** Names fields after their labels, until they are published or somebody names them. */
export function useProposedNames(form: Readonly<Ref<FormSchema>>, renaming: ReturnType<typeof useRenaming>) {
  const { definitionKey, diagram } = useEditor();
  const byHand = new Set<string>();
  const proposed = new Set<string>();

  const isOpen = (place: FieldPlace): boolean => {
    const part = partAt(form.value, place);
    if (!part || byHand.has(pathOf(place))) return false;
    return proposed.has(pathOf(place)) || isMadeName(place.key, part.type);
  };
  /** Asked each time: it may have been published since. */
  async function isPublished(place: FieldPlace): Promise<boolean> {
    const { versions } = await definition(definitionKey);
    if (versions.length === 0) return false;
    const newest = Math.max(...versions.map(({ version }) => version));
    return partAt((await definitionVersion(definitionKey, newest)).form, place) !== undefined;
  }
  function takenAround({ table, key }: FieldPlace): Set<string> {
    const names = knownNames(form.value, diagram.businessObjects()).map(({ name }) => name);
    const keys = form.value.sections.flatMap(({ fields }) => fields.map((field) => field.key));
    const columns = table === null ? [] : (fieldAt(form.value, table)?.columns ?? []).map((column) => column.key);
    const taken = new Set([...names, ...keys, ...columns]);
    // its own name is free to it
    taken.delete(key);
    return taken;
  }

  return {
    /** Somebody chose this name. */
    named: (place: FieldPlace): void => void byHand.add(pathOf(place)),
    /** What is called so now gets a name after it; `about` is the step of undo that called it so. */
    async labelled(place: FieldPlace, label: string, about: string): Promise<void> {
      if (!isOpen(place)) return;
      try {
        const [proposal, isKnown] = await Promise.all([proposedFieldKey(label), isPublished(place)]);
        // in the meantime it may have been named, called otherwise, or taken away
        if (isKnown || !isOpen(place) || partAt(form.value, place)?.label !== label) return;
        const to = freeName(proposal, takenAround(place));
        if (to === '' || to === place.key) return;
        proposed.add(pathOf({ ...place, key: to }));
        if (place.table === null) renaming.field(place.key, to, about);
        else renaming.column(place.table, place.key, to, about);
      } catch (error) {
        // without a proposal it keeps the name that it was made with
        if (!(error instanceof ApiFailure)) throw error;
      }
    },
  };
}

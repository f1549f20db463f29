import type { ItemList } from '@xiaowu/server/contract/items';
import type { FacetKey } from './hall-query';

export interface FacetChoice {
  value: string;
  text: string;
  /** It leads to nothing now. */
  isEmpty?: boolean;
}

export interface Facet {
  key: FacetKey;
  choices: FacetChoice[];
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** What the 办事中心 can be narrowed by, on every device; `t` says what is not named by the school. */
export function hallFacets(facets: ItemList['facets'] | undefined, t: (key: string) => string): Facet[] {
  const named = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, text: t(`hall.${words}.${value}`) }));
  const plain = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  const leadsToNothing = (letter: string) => facets !== undefined && !facets.initials.includes(letter);
  return [
    { key: 'audience', choices: named(['teacher', 'student', 'external'], 'audiences') },
    { key: 'topic', choices: plain(facets?.topics ?? []) },
    { key: 'department', choices: (facets?.departments ?? []).map(({ code, name }) => ({ value: code, text: name })) },
    { key: 'mode', choices: named(['online', 'onSite', 'appointment'], 'modes') },
    { key: 'initial', choices: letters.map((value) => ({ value, text: value, isEmpty: leadsToNothing(value) })) },
  ];
}

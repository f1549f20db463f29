import type { Person } from '@xiaowu/server/contract/people';

/** What is needed to show a chosen person; the rest is known once it was in a list. */
export type KnownPerson = Pick<Person, 'id' | 'name' | 'number'> & Partial<Person>;

const seen = new Map<string, KnownPerson>();

/** People that were on screen: a choice can be shown again without asking the server. */
export function rememberPeople(people: readonly KnownPerson[]): void {
  for (const person of people) seen.set(person.id, { ...seen.get(person.id), ...person });
}

export const knownPerson = (id: string): KnownPerson => seen.get(id) ?? { id, name: id, number: '' };

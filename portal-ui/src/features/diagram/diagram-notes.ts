import type { DiagramState } from '@xiaowu/server/contract/records';

/** What is drawn on one element and told about it: who and when. */
export interface DiagramNote {
  elementId: string;
  kind: 'active' | 'done';
  people: readonly string[];
  /** Since when it waits, or when it was done last. */
  at: string;
}

/** Notes in the order in which things happened, what waits now last. An element that waits again is no longer done. */
export function diagramNotes(state: DiagramState | undefined): DiagramNote[] {
  if (!state) return [];
  const active = mergedActive(state.active);
  const waiting = new Set(active.map(({ elementId }) => elementId));
  const done = state.done
    .filter(({ elementId }) => !waiting.has(elementId))
    .map(({ elementId, people, at }): DiagramNote => ({ elementId, kind: 'done', people, at }));
  return [...done.sort((a, b) => a.at.localeCompare(b.at)), ...active];
}

/** One element may hold several tokens (会签): one badge, all names, since the earliest. */
function mergedActive(active: DiagramState['active']): DiagramNote[] {
  const notes = new Map<string, { people: Set<string>; at: string }>();
  for (const { elementId, people, since } of active) {
    const note = notes.get(elementId) ?? { people: new Set<string>(), at: since };
    for (const person of people) note.people.add(person);
    if (since < note.at) note.at = since;
    notes.set(elementId, note);
  }
  return [...notes].map(([elementId, { people, at }]) => ({ elementId, kind: 'active', people: [...people], at }));
}

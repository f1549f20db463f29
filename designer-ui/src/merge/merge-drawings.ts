import { compareDrawings, type ElementDifference } from '../compare/compare-drawings';
import type { MergeEntry, Three } from './merge-entry';
import { differingValues } from './merge-keyed';

/** Elements of the drawing that are not the same in both. Where they stand does not count. */
export async function drawingEntries({ base, theirs, mine }: Three<string>): Promise<MergeEntry[]> {
  const [between, byThem, byMe] = await Promise.all([
    compareDrawings(theirs, mine),
    compareDrawings(base, theirs),
    compareDrawings(base, mine),
  ]);
  const kindIn = (differences: readonly ElementDifference[], id: string) => differences.find((one) => one.id === id);
  return between.map(({ id, name, type, differences }) => {
    const [them, me] = [kindIn(byThem, id), kindIn(byMe, id)];
    const before = (path: string) =>
      [them, me].flatMap((one) => one?.differences ?? []).find((one) => one.path === path)?.before;
    const values = differingValues({
      base: new Map(
        differences.flatMap(({ path }) => [[path, before(path) ?? '']] as const).filter(([, v]) => v !== ''),
      ),
      theirs: new Map(differences.flatMap(({ path, before: value }) => (value === null ? [] : [[path, value]]))),
      mine: new Map(differences.flatMap(({ path, after: value }) => (value === null ? [] : [[path, value]]))),
    });
    const kinds = { theirs: them?.kind ?? null, mine: me?.kind ?? null };
    return { part: 'drawing' as const, id, label: name, type, ...kinds, values };
  });
}

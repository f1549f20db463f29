import { elementOf, listOf, type ModdleElement, textOf } from '../modeler/moddle';
import type { Side, Three } from './merge-entry';

type Drawn = ReadonlyMap<string, ModdleElement>;

/**
 * Draws the merged elements in their file: a shape that only I moved stands where I put it, else where the side says
 * that was chosen; a flow is drawn as where its ends come from. `ids` are the elements that there are now.
 */
export function mergeDiagrams(
  roots: Three<ModdleElement>,
  ids: ReadonlySet<string>,
  sideOf: (id: string) => Side,
): void {
  const [base, theirs, mine] = [drawnIn(roots.base), drawnIn(roots.theirs), drawnIn(roots.mine)];
  const isMine = (id: string): boolean => {
    if (!mine.has(id)) return false;
    if (!theirs.has(id) || sideOf(id) === 'mine') return true;
    return placeOf(base.get(id)) === placeOf(theirs.get(id));
  };
  for (const plane of planesOf(roots.theirs)) {
    const kept = drawnOn(plane).flatMap((shape): ModdleElement[] => {
      const id = idOf(shape);
      if (lane(shape)) return [shape];
      if (!ids.has(id)) return [];
      return [(isMine(id) && mine.get(id)) || shape];
    });
    plane.set('planeElement', kept);
    for (const shape of kept) shape.$parent = plane;
  }
  addMissing(roots, ids);
}

/** What is not drawn yet is drawn on the plane that it stands on in mine; a plane of its own comes along. */
function addMissing({ theirs, mine }: Three<ModdleElement>, ids: ReadonlySet<string>): void {
  const there = drawnIn(theirs);
  const planes = new Map(planesOf(theirs).map((plane) => [idOf(plane), plane]));
  const [main] = planesOf(theirs);
  for (const diagram of listOf(mine, 'diagrams')) {
    const own = elementOf(diagram, 'plane');
    if (!own) continue;
    const missing = drawnOn(own).filter((shape) => ids.has(idOf(shape)) && !there.has(idOf(shape)));
    const plane = planes.get(idOf(own)) ?? (own === planesOf(mine)[0] ? main : undefined);
    if (!plane && ids.has(idOf(own))) {
      (listOf(theirs, 'diagrams') as ModdleElement[]).push(diagram);
      diagram.$parent = theirs;
    } else if (plane) {
      (listOf(plane, 'planeElement') as ModdleElement[]).push(...missing);
      for (const shape of missing) shape.$parent = plane;
    }
  }
}

const planesOf = (root: ModdleElement): ModdleElement[] =>
  listOf(root, 'diagrams').flatMap((diagram) => elementOf(diagram, 'plane') ?? []);
const drawnOn = (plane: ModdleElement): readonly ModdleElement[] => listOf(plane, 'planeElement');
const idOf = (shape: ModdleElement): string => textOf(elementOf(shape, 'bpmnElement'), 'id');
const lane = (shape: ModdleElement): boolean => elementOf(shape, 'bpmnElement')?.$type === 'bpmn:Lane';
const drawnIn = (root: ModdleElement): Drawn =>
  new Map(planesOf(root).flatMap((plane) => drawnOn(plane).map((shape) => [idOf(shape), shape])));

/** Bounds and waypoints as text. */
function placeOf(shape: ModdleElement | undefined): string {
  const numbers = (element: ModdleElement | null) =>
    ['x', 'y', 'width', 'height'].map((name) => textOf(element, name)).join(' ');
  if (!shape) return '';
  const points = shape.$type === 'bpmndi:BPMNEdge' ? listOf(shape, 'waypoint') : [];
  const bounds = shape.$type === 'bpmndi:BPMNShape' ? elementOf(shape, 'bounds') : null;
  return [numbers(bounds), ...points.map(numbers)].join(';');
}

import type { Problem } from '@xiaowu/server/contract/definitions';
import type { Connection, Element } from 'bpmn-js/lib/model/Types';
import type { OpenDiagram } from '../modeler/open-diagram';
import { drawnIdOf } from './drawn-place';

const overlayType = 'xiaowu-path';
const marker = 'problem-path';

/** Where a problem shows the way that leads to it: what is drawn for its elements, from the start on; null = it does not. */
export function pathOf({ data }: Problem, diagram: Pick<OpenDiagram, 'registry' | 'moddle'> | null): string[] | null {
  const path: unknown = data?.['path'];
  if (!Array.isArray(path) || path.length === 0) return null;
  const drawn = path.map((id) => drawnIdOf(diagram, String(id)));
  return drawn.filter((id, i) => id !== drawn[i - 1]);
}

/** Numbers of the places that an element has on the path, which may pass it several times; from 1. */
export function placesOn(path: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  path.forEach((id, i) => places.set(id, [...(places.get(id) ?? []), i + 1]));
  return places;
}

/** Colours the path with its flows and numbers its elements; null takes it away. `label` names a number for screen readers. */
export function showPath(
  { canvas, overlays, registry }: OpenDiagram,
  path: readonly string[] | null,
  label: (places: string) => string,
): void {
  overlays.remove({ type: overlayType });
  for (const { id } of registry.getAll()) canvas.removeMarker(id, marker);
  if (!path) return;
  for (const [id, numbers] of placesOn(path)) {
    const element = registry.get(id) as Element | undefined;
    if (!element || element === canvas.getRootElement()) continue;
    canvas.addMarker(id, marker);
    const isOnPath = ({ source, target }: Connection) =>
      path.some((from, i) => from === source?.id && path[i + 1] === target?.id);
    for (const flow of (element.outgoing ?? []) as Connection[]) if (isOnPath(flow)) canvas.addMarker(flow.id, marker);
    const number = document.createElement('div');
    number.className = 'path-number';
    number.textContent = numbers.join('·');
    number.setAttribute('role', 'img');
    number.setAttribute('aria-label', label(numbers.join('、')));
    overlays.add(id, overlayType, { position: { bottom: 10, left: -10 }, html: number });
  }
}

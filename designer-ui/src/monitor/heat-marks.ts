import type { Heat } from '@xiaowu/server/contract/heat';
import type { OpenDiagram } from '../modeler/open-diagram';

const overlayType = 'xiaowu-heat';

type Element = Heat['elements'][number];

/** Writes at every element how many wait there; a click asks for those. `textOf` is what is read out. */
export function showHeat(
  { overlays, registry, canvas }: OpenDiagram,
  elements: readonly Element[],
  textOf: (element: Element) => string,
  choose: (elementId: string) => void,
): void {
  overlays.remove({ type: overlayType });
  for (const { id } of registry.getAll()) if (canvas.hasMarker(id, 'heat-busy')) canvas.removeMarker(id, 'heat-busy');
  for (const element of elements) {
    if (element.waiting === 0 || !registry.get(element.elementId)) continue;
    const mark = document.createElement('button');
    mark.type = 'button';
    mark.className = `heat-mark ${element.incidents > 0 ? 'stuck' : element.overdue > 0 ? 'late' : ''}`;
    mark.textContent = String(element.waiting);
    mark.title = textOf(element);
    mark.setAttribute('aria-label', textOf(element));
    mark.addEventListener('click', () => choose(element.elementId));
    overlays.add(element.elementId, overlayType, { position: { top: -12, right: 14 }, html: mark });
    canvas.addMarker(element.elementId, 'heat-busy');
  }
}

import type { Problem } from '@xiaowu/server/contract/definitions';
import type { OpenDiagram } from '../modeler/open-diagram';

const overlayType = 'xiaowu-problem';

/** Problems of one element, the worst first. */
function byElement(problems: readonly Problem[]): Map<string, Problem[]> {
  const grouped = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.elementId === null) continue;
    grouped.set(problem.elementId, [...(grouped.get(problem.elementId) ?? []), problem]);
  }
  grouped.forEach((group) => group.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')));
  return grouped;
}

/** Draws a mark at every element that something is wrong with; `label` gives its name for screen readers. */
export function showMarkers(
  { overlays, registry, canvas }: OpenDiagram,
  problems: readonly Problem[],
  label: (problems: readonly Problem[]) => string,
): void {
  overlays.remove({ type: overlayType });
  for (const [elementId, group] of byElement(problems)) {
    const element = registry.get(elementId);
    if (!element || element === canvas.getRootElement()) continue;
    const mark = document.createElement('div');
    mark.className = `problem-mark ${group[0]?.severity ?? 'warning'}`;
    mark.textContent = String(group.length);
    mark.title = group.map(({ message }) => message).join('\n');
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', label(group));
    const isFlow = 'waypoints' in element;
    const position = isFlow ? middleOf(element.waypoints as Point[]) : { top: -10, left: -10 };
    overlays.add(elementId, overlayType, { position, html: mark });
  }
}

interface Point {
  x: number;
  y: number;
}

/** Overlays of a connection start at its bounding box, whose corner may be far from the line. */
function middleOf(waypoints: Point[]): { top: number; left: number } {
  const left = Math.min(...waypoints.map(({ x }) => x));
  const top = Math.min(...waypoints.map(({ y }) => y));
  const i = Math.floor((waypoints.length - 1) / 2);
  const [a, b] = [waypoints[i], waypoints[i + 1]];
  if (!a || !b) return { top: 0, left: 0 };
  return { top: (a.y + b.y) / 2 - top - 10, left: (a.x + b.x) / 2 - left - 10 };
}

import type { OpenDiagram } from '../modeler/open-diagram';
import type { TrialPlaces } from './trial-places';

const overlayType = 'xiaowu-trial';
const markers = ['trial-waiting', 'trial-stuck', 'trial-passed', 'trial-taken'];

/** Draws where a trial stands: tokens with their number, passed steps and flows. `label` names a token for screen readers. */
export function showTrial(
  { canvas, overlays, registry }: OpenDiagram,
  { waiting, stuck, passed, taken }: TrialPlaces,
  label: (count: number) => string,
): void {
  overlays.remove({ type: overlayType });
  for (const { id } of registry.getAll()) markers.forEach((marker) => canvas.removeMarker(id, marker));
  const mark = (ids: Iterable<string>, marker: string) => {
    for (const id of ids) if (registry.get(id)) canvas.addMarker(id, marker);
  };
  mark(taken, 'trial-taken');
  mark(passed, 'trial-passed');
  mark(waiting.keys(), 'trial-waiting');
  mark(stuck, 'trial-stuck');
  for (const [id, count] of waiting) {
    if (!registry.get(id) || registry.get(id) === canvas.getRootElement()) continue;
    const token = document.createElement('div');
    token.className = 'trial-token';
    token.textContent = String(count);
    token.setAttribute('role', 'img');
    token.setAttribute('aria-label', label(count));
    overlays.add(id, overlayType, { position: { top: -12, right: 12 }, html: token });
  }
}

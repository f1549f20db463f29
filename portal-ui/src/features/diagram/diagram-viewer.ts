import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { DiagramNote } from './diagram-notes';
import type { Canvas, DiagramElement, ElementRegistry, EventBus, Overlays } from './diagram-services';
import { followTouch } from './follow-touch';
import { type Moddle, withDrawing } from './lay-out';

export interface DiagramEvents {
  /** Pointer or focus is on an element (null: left it); `box` is relative to the container. */
  point(elementId: string | null, box: DOMRect | null): void;
  badgeLabel(note: DiagramNote): string;
}

export interface OpenDiagram {
  size: { width: number; height: number };
  nameOf(elementId: string): string;
  show(notes: readonly DiagramNote[], takenFlows: readonly string[]): void;
  /** All of it, or, where that would be too small to read, the part around the element that waits. */
  fit(minScale: number, around?: string): void;
  zoomBy(factor: number): void;
  destroy(): void;
}

const smallestScale = 0.2;
const largestScale = 2.5;
/** Room around the drawing, in its own units. */
const margin = 20;

/** Draws the process into the container. Colours are CSS variables, so that dark mode needs no redraw. */
export async function openDiagram(container: HTMLElement, bpmn: string, events: DiagramEvents): Promise<OpenDiagram> {
  // Texts are measured on a canvas, which does not know `inherit`: labels would sit beside their place.
  const { fontFamily } = getComputedStyle(container);
  const viewer = new NavigatedViewer({
    container,
    bpmnRenderer: {
      defaultFillColor: 'var(--diagram-fill)',
      defaultStrokeColor: 'var(--diagram-stroke)',
      defaultLabelColor: 'var(--diagram-text)',
    },
    textRenderer: { defaultStyle: { fontFamily }, externalStyle: { fontFamily } },
    // The wheel belongs to the page around the diagram; zooming has buttons.
    zoomScroll: { enabled: false },
  });
  try {
    await viewer.importXML(await withDrawing(bpmn, viewer.get<Moddle>('moddle')));
  } catch (error) {
    viewer.destroy();
    throw error;
  }
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  const overlays = viewer.get<Overlays>('overlays');
  const eventBus = viewer.get<EventBus>('eventBus');
  const boxOf = (element: Element) => {
    const outer = container.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return new DOMRect(box.x - outer.x, box.y - outer.y, box.width, box.height);
  };
  const point = (element: DiagramElement) => {
    const graphics = registry.getGraphics(element.id);
    events.point(element.id, graphics ? boxOf(graphics) : null);
  };
  eventBus.on('element.hover', ({ element }) => point(element));
  eventBus.on('element.click', ({ element }) => point(element));
  eventBus.on('element.out', () => events.point(null, null));
  eventBus.on('canvas.viewbox.changing', () => events.point(null, null));
  const zoomBy = (factor: number, centre?: { x: number; y: number }) =>
    canvas.zoom(Math.min(largestScale, Math.max(smallestScale, canvas.zoom() * factor)), centre);
  const stopTouch = followTouch(container, { move: (dx, dy) => canvas.scroll({ dx, dy }), pinch: zoomBy });

  const painted = new Set<DiagramElement>();
  const paint = (element: DiagramElement, stroke?: string, fill?: string) => {
    element.di.set('color:border-color', stroke);
    element.di.set('color:background-color', fill);
  };

  return {
    size: canvas.viewbox().inner,
    nameOf: (elementId) => registry.get(elementId)?.businessObject.name?.trim() || elementId,
    show(notes, takenFlows) {
      overlays.clear();
      const changed = new Set(painted);
      for (const element of painted) paint(element);
      painted.clear();
      for (const flow of takenFlows) {
        const element = registry.get(flow);
        if (!element) continue;
        paint(element, 'var(--diagram-done)');
        painted.add(element);
      }
      for (const note of notes) {
        const element = registry.get(note.elementId);
        if (!element) continue;
        paint(element, `var(--diagram-${note.kind})`, `var(--diagram-${note.kind}-fill)`);
        painted.add(element);
        const badge = badgeFor(note, events.badgeLabel(note));
        badge.addEventListener('focus', () => point(element));
        badge.addEventListener('blur', () => events.point(null, null));
        overlays.add(element.id, 'note', { position: { top: -10, right: 12 }, html: badge });
      }
      for (const element of painted) changed.add(element);
      eventBus.fire('elements.changed', { elements: [...changed] });
    },
    fit(minScale, around) {
      canvas.resized();
      const { inner, outer } = canvas.viewbox();
      const whole = Math.min(outer.width / (inner.width + 2 * margin), outer.height / (inner.height + 2 * margin));
      const scale = Math.min(1, Math.max(minScale, whole));
      const view = { width: outer.width / scale, height: outer.height / scale };
      const centre = around ? registry.get(around) : undefined;
      canvas.viewbox({
        ...view,
        x: startOf(inner.x, inner.width, view.width, centre && centre.x + centre.width / 2),
        y: startOf(inner.y, inner.height, view.height, centre && centre.y + centre.height / 2),
      });
    },
    zoomBy: (factor) => void zoomBy(factor),
    destroy() {
      stopTouch();
      viewer.destroy();
    },
  };
}

/** Where a window of `size` begins so that it shows `centre` (else the beginning) and no more margin than needed. */
function startOf(from: number, length: number, size: number, centre: number | undefined): number {
  if (length + 2 * margin <= size + 1) return from - (size - length) / 2;
  const first = from - margin;
  return Math.min(Math.max(centre === undefined ? first : centre - size / 2, first), from + length + margin - size);
}

function badgeFor({ kind }: DiagramNote, label: string): HTMLElement {
  const badge = document.createElement('button');
  badge.type = 'button';
  badge.className = `diagram-badge is-${kind}`;
  badge.setAttribute('aria-label', label);
  return badge;
}

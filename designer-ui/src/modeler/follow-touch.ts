import type Canvas from 'diagram-js/lib/core/Canvas';

/** The drawing as fingers move it. */
type Moved = Pick<Canvas, 'scroll' | 'zoom' | 'getContainer'>;

const [smallest, largest] = [0.2, 4];

/** One finger moves the drawing and two scale it: bpmn-js itself only knows the mouse. A tap stays a click. */
export function followTouch(canvas: Moved): void {
  const container = canvas.getContainer();
  const fingers = new Map<number, { x: number; y: number }>();
  const middle = () => {
    const places = [...fingers.values()];
    const sum = places.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
    return { x: sum.x / places.length, y: sum.y / places.length };
  };
  const span = () => {
    const [one, other] = fingers.values();
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  };

  container.addEventListener('pointerdown', (event) => {
    // what lies over the drawing, as a menu does, scrolls by itself
    const isDrawing = event.target instanceof Element && event.target.closest('svg')?.parentElement === container;
    if (event.pointerType === 'touch' && isDrawing && fingers.size < 2)
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  container.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    const [from, before] = [middle(), span()];
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const [to, after] = [middle(), span()];
    canvas.scroll({ dx: to.x - from.x, dy: to.y - from.y });
    if (before === 0 || after === 0) return;
    const { left, top } = container.getBoundingClientRect();
    const scale = Math.min(largest, Math.max(smallest, (canvas.zoom() * after) / before));
    canvas.zoom(scale, { x: to.x - left, y: to.y - top });
  });
  for (const type of ['pointerup', 'pointercancel'] as const)
    container.addEventListener(type, (event) => fingers.delete(event.pointerId));
}

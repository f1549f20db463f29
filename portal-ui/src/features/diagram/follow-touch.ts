interface Point {
  x: number;
  y: number;
}

/** What fingers do: one moves the drawing by so many pixels, two make it larger around the point between them. */
interface TouchActs {
  move(dx: number, dy: number): void;
  pinch(factor: number, centre: Point): void;
}

/**
 * Moves the drawing with one finger and zooms it with two: the viewer itself only knows the mouse. In a page vertical
 * moves stay the page's (`touch-action: pan-y`), otherwise a full-width diagram would be a trap on a phone.
 */
export function followTouch(container: HTMLElement, { move, pinch }: TouchActs): () => void {
  const fingers = new Map<number, Point>();
  const spread = ([one, other]: readonly Point[]) => (one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0);
  const down = (event: PointerEvent) => {
    if (event.pointerType === 'touch') fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const drag = (event: PointerEvent) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const before = spread([...fingers.values()]);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 1) return move(event.clientX - last.x, event.clientY - last.y);
    const [one, other] = [...fingers.values()];
    const now = spread([...fingers.values()]);
    if (!one || !other || before === 0 || now === 0) return;
    const { left, top } = container.getBoundingClientRect();
    pinch(now / before, { x: (one.x + other.x) / 2 - left, y: (one.y + other.y) / 2 - top });
  };
  const up = (event: PointerEvent) => void fingers.delete(event.pointerId);
  const listeners = [
    ['pointerdown', down],
    ['pointermove', drag],
    ['pointerup', up],
    ['pointercancel', up],
    ['pointerleave', up],
  ] as const;
  for (const [type, listener] of listeners) container.addEventListener(type, listener);
  return () => {
    for (const [type, listener] of listeners) container.removeEventListener(type, listener);
  };
}

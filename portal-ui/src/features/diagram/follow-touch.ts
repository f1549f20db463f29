/**
 * Moves the drawing with one finger: the viewer itself only knows the mouse. Vertical moves stay the page's
 * (`touch-action: pan-y`), otherwise a full-width diagram would be a trap on a phone.
 */
export function followTouch(container: HTMLElement, move: (dx: number, dy: number) => void): () => void {
  let last: { id: number; x: number; y: number } | null = null;
  const down = (event: PointerEvent) => {
    if (event.pointerType === 'touch' && event.isPrimary)
      last = { id: event.pointerId, x: event.clientX, y: event.clientY };
  };
  const drag = (event: PointerEvent) => {
    if (last?.id !== event.pointerId) return;
    move(event.clientX - last.x, event.clientY - last.y);
    last = { id: event.pointerId, x: event.clientX, y: event.clientY };
  };
  const up = () => {
    last = null;
  };
  const listeners = [
    ['pointerdown', down],
    ['pointermove', drag],
    ['pointerup', up],
    ['pointercancel', up],
  ] as const;
  for (const [type, listener] of listeners) container.addEventListener(type, listener);
  return () => {
    for (const [type, listener] of listeners) container.removeEventListener(type, listener);
  };
}

import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';

/** Pixels of the screen that stay free around it. */
const margin = 80;
const waiting = new WeakMap<Canvas, Element>();

/** Scrolls to an element; on a hidden canvas, which has no size to reckon with, once it is seen. */
export function bringIntoView(canvas: Canvas, element: Element): void {
  if (canvas.getContainer().clientWidth === 0) waiting.set(canvas, element);
  else canvas.scrollToElement(element, margin);
}

/** To be called when the canvas is seen again. */
export function bringWaitingIntoView(canvas: Canvas): void {
  const element = waiting.get(canvas);
  waiting.delete(canvas);
  canvas.resized();
  // it may be gone by now
  if (element?.parent) canvas.scrollToElement(element, margin);
}

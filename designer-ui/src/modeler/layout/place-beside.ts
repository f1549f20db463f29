import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import { getBBox } from 'diagram-js/lib/util/Elements';

const menuWidth = 320;

/** Where on the screen a menu stands that is about these elements: to their right, inside the canvas. */
export function placeBeside(canvas: Canvas, elements: readonly Element[]): { x: number; y: number } {
  const { left, top, width, height } = canvas.getContainer().getBoundingClientRect();
  const { x, y, scale } = canvas.viewbox();
  const box = getBBox(elements as Element[]);
  const inside = (at: number, from: number, to: number) => Math.max(from, Math.min(to, at));
  return {
    x: inside(left + (box.x + box.width - x) * scale + 24, left, left + width - menuWidth),
    y: inside(top + (box.y - y) * scale, top, top + height - 80),
  };
}

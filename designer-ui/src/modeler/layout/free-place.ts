import type { Element } from 'bpmn-js/lib/model/Types';
import { boxesOf } from './boxes-of';

interface Point {
  x: number;
  y: number;
}

const margin = 20;
const step = 40;
/** What is below is seen first, then what is beside it. */
const directions = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const;

/** The middle of a box of this size near a point, where nothing of the drawing lies below it. */
export function freePlace(
  { width, height }: { width: number; height: number },
  near: Point,
  drawn: readonly Element[],
): Point {
  const taken = drawn.filter((element) => !isFrame(element)).flatMap(boxesOf);
  const isFree = ({ x, y }: Point) => {
    const left = x - width / 2 - margin;
    const top = y - height / 2 - margin;
    const [right, bottom] = [left + width + 2 * margin, top + height + 2 * margin];
    return taken.every(
      (box) => box.x >= right || box.x + box.width <= left || box.y >= bottom || box.y + box.height <= top,
    );
  };
  const middle = { x: Math.round(near.x), y: Math.round(near.y) };
  if (isFree(middle)) return middle;
  for (let distance = step; distance < 10_000; distance += step)
    for (const [right, down] of directions) {
      const place = { x: middle.x + right * distance, y: middle.y + down * distance };
      if (isFree(place)) return place;
    }
  return middle;
}

/** Things are drawn inside of it. */
const isFrame = ({ businessObject, type }: Element): boolean =>
  type !== 'label' && businessObject.$instanceOf('bpmn:Lane');

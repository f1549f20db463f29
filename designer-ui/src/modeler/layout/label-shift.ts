export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Between a name and the line it is beside. */
const space = 5;

/**
 * How far a name has to move so that no upright or level part of a line strikes it through: to the right of an upright
 * one, above a level one. Null where it is clear of the line.
 */
export function labelShift(label: Box, line: readonly Point[]): Point | null {
  for (const [i, to] of line.entries()) {
    const from = line[i - 1];
    if (!from) continue;
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    const isBeside =
      label.x > right || label.x + label.width < left || label.y > bottom || label.y + label.height < top;
    if (isBeside) continue;
    if (left === right) return { x: right + space - label.x, y: 0 };
    if (top === bottom) return { x: 0, y: top - space - label.height - label.y };
  }
  return null;
}

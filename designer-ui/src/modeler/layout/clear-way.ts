import { type Box, stretchesOf } from './boxes-of';

interface Point {
  x: number;
  y: number;
}

/** How far beside everything a way goes round. */
const distance = 30;
/** What only touches an edge crosses nothing. */
const inset = 2;

/**
 * A way between two shapes that crosses none of the others, by right angles and with few bends; null where the present
 * one crosses nothing, or every other would, too.
 */
export function clearWay(way: readonly Point[], source: Box, target: Box, others: readonly Box[]): Point[] | null {
  const ends = [source, target];
  if (isClear(way, others)) return null;
  return ways(source, target, [...others, ...ends]).find((each) => isClear(each, [...others, ...ends])) ?? null;
}

const isClear = (way: readonly Point[], others: readonly Box[]): boolean =>
  stretchesOf(way).every((stretch) => others.every((other) => !crosses(stretch, other)));

const crosses = (stretch: Box, { x, y, width, height }: Box): boolean =>
  stretch.x < x + width - inset &&
  stretch.x + stretch.width > x + inset &&
  stretch.y < y + height - inset &&
  stretch.y + stretch.height > y + inset;

function ways(source: Box, target: Box, all: readonly Box[]): Point[][] {
  const [from, to] = [middleOf(source), middleOf(target)];
  const besideOf = (box: Box, at: Point) => ({
    x: at.x < box.x + box.width / 2 ? box.x : box.x + box.width,
    y: box.y + box.height / 2,
  });
  const edgeOf = (box: Box, y: number) => ({
    x: box.x + box.width / 2,
    y: y < box.y + box.height / 2 ? box.y : box.y + box.height,
  });
  const round = (y: number) => [edgeOf(source, y), { x: from.x, y }, { x: to.x, y }, edgeOf(target, y)];
  return [
    [besideOf(source, to), { x: to.x, y: from.y }, edgeOf(target, from.y)],
    [edgeOf(source, to.y), { x: from.x, y: to.y }, besideOf(target, from)],
    round(Math.max(...all.map(({ y, height }) => y + height)) + distance),
    round(Math.min(...all.map(({ y }) => y)) - distance),
  ];
}

const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

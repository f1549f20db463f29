import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where an element is drawn: a flow, along its stretches. */
export function boxesOf(element: Element): Box[] {
  if (!('waypoints' in element)) {
    const { x, y, width, height } = element as Shape;
    return [{ x, y, width, height }];
  }
  return stretchesOf((element as Connection).waypoints);
}

/** The lines between the bends of a way. */
export function stretchesOf(points: readonly { x: number; y: number }[]): Box[] {
  return points.slice(1).map((to, i) => {
    const from = points[i] ?? to;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(from.x - to.x),
      height: Math.abs(from.y - to.y),
    };
  });
}

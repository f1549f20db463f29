import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Shape } from 'bpmn-js/lib/model/Types';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type EventBus from 'diagram-js/lib/core/EventBus';

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Context {
  readonly shape: Shape;
  through?: { readonly flow: Connection; readonly target: unknown; readonly way: Point[] };
}

/** Before and after bpmn-js joins the two flows of what is deleted. */
const [early, late] = [1500, 500];

/**
 * What stood on a straight stretch of its flows leaves it as it was: the flow goes on where it went. bpmn-js draws it
 * straight from corner to corner, along the edge of the gateways at both ends.
 */
export class ThroughWay extends CommandInterceptor {
  static override readonly $inject = ['eventBus', 'modeling'];

  constructor(eventBus: EventBus, modeling: Modeling) {
    super(eventBus);
    const remember = (context: Context): void => {
      const [into, ...otherIn] = (context.shape.incoming ?? []) as Connection[];
      const [on, ...otherOut] = (context.shape.outgoing ?? []) as Connection[];
      if (!into || !on || otherIn.length > 0 || otherOut.length > 0) return;
      const way = throughWay(into.waypoints, on.waypoints);
      if (way) context.through = { flow: into, target: on.target, way };
    };
    const keep = ({ through }: Context): void => {
      if (through && through.flow.target === through.target)
        modeling.updateWaypoints(through.flow, through.way as never);
    };
    this.preExecute('shape.delete', early, remember as never, true);
    this.preExecute('shape.delete', late, keep as never, true);
  }
}

/** One way out of two that meet in a straight line at what is between them; null where they do not, or have no bend. */
export function throughWay(into: readonly Point[], on: readonly Point[]): Point[] | null {
  const [before, end] = into.slice(-2);
  const [start, after] = on;
  if (!before || !end || !start || !after || into.length + on.length < 5) return null;
  const stretch = [before, end, start, after];
  const isStraight = (['x', 'y'] as const).some((axis) => stretch.every((point) => point[axis] === before[axis]));
  if (!isStraight) return null;
  return [...into.slice(0, -1), ...on.slice(1)].map(({ x, y }) => ({ x, y }));
}

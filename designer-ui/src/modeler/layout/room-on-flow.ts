import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Shape } from 'bpmn-js/lib/model/Types';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';
import { makeRoom } from './make-room';

/** How long flows between elements stay at least. */
const gap = 40;
/** After bpmn-js has put it into the flow. */
const late = 100;

/** What is put onto a flow that goes to the right gets its room: what stands behind it moves on. */
export class RoomOnFlow extends CommandInterceptor {
  static override readonly $inject = ['eventBus', 'modeling', 'spaceTool'];

  constructor(eventBus: EventBus, modeling: Modeling, spaceTool: SpaceTool) {
    super(eventBus);
    const make = ({ shape, targetFlow }: { shape: Shape; targetFlow?: Connection }): void => {
      const [into] = (shape.incoming ?? []) as Connection[];
      const [on] = (shape.outgoing ?? []) as Connection[];
      const [before, behind] = [into?.source as Shape | undefined, on?.target as Shape | undefined];
      if (!targetFlow || !into || !on || !before || !behind) return;
      const left = before.x + before.width;
      // a flow that goes down or back asks for nothing
      if (behind.x < left) return;
      const tooNear = Math.max(0, left + gap - shape.x);
      const missing = shape.x + tooNear + shape.width + gap - behind.x;
      const others = ((shape.parent as Shape).children as Shape[]).filter((each) => each !== shape);
      if (missing > 0) makeRoom(spaceTool, others, left, missing);
      if (tooNear > 0) modeling.moveShape(shape, { x: tooNear, y: 0 });
      if (missing <= 0 && tooNear === 0) return;
      straighten(into, before, shape);
      straighten(on, shape, behind);
    };
    /** Anew: bends that the flow had while they stood too near say nothing. */
    const straighten = (flow: Connection, source: Shape, target: Shape): void => {
      const [connectionStart, connectionEnd] = [middleOf(source), middleOf(target)];
      const waypoints = [connectionStart, connectionEnd];
      modeling.layoutConnection(flow, { connectionStart, connectionEnd, waypoints } as never);
    };
    this.postExecuted('shape.create', late, make as never, true);
  }
}

const middleOf = ({ x, y, width, height }: Shape) => ({ x: x + width / 2, y: y + height / 2 });

import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Shape } from 'bpmn-js/lib/model/Types';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { clearWay } from './clear-way';

/** After bpmn-js has laid it, before names look for a place beside it. */
const late = 150;

/** A new flow goes round what stands between its ends; bpmn-js lays it straight through. */
export class ClearWays extends CommandInterceptor {
  static override readonly $inject = ['eventBus', 'modeling'];

  constructor(eventBus: EventBus, modeling: Modeling) {
    super(eventBus);
    const clear = ({ connection }: { connection: Connection }): void => {
      const { source, target, waypoints, businessObject } = connection;
      if (!businessObject.$instanceOf('bpmn:SequenceFlow') || !source || !target || source === target) return;
      const others = ((connection.parent as Shape | undefined)?.children ?? [])
        .map((child) => child as Shape)
        .filter((child) => !('waypoints' in child) && !('labelTarget' in child))
        .filter((child) => child !== source && child !== target && !child.businessObject.$instanceOf('bpmn:Lane'));
      const way = clearWay(waypoints, source as Shape, target as Shape, others);
      if (way) modeling.updateWaypoints(connection, way as never);
    };
    this.postExecuted('connection.create', late, clear as never, true);
  }
}

import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { labelShift } from './label-shift';

/** After bpmn-js has found a place for it. */
const late = 100;

/** A shape that may be a name. */
type Named = Shape & { labelTarget?: Element };

/** Names of flows, and of events that a flow leaves, are not struck through by it when they are written or grow. */
export class ClearLabels extends CommandInterceptor {
  static override readonly $inject = ['eventBus', 'modeling'];

  constructor(
    eventBus: EventBus,
    private readonly modeling: Modeling,
  ) {
    super(eventBus);
    const ofLabel = ({ shape }: { shape: Named }) => this.clear(shape);
    const ofFlow = ({ connection }: { connection: Connection }) => {
      for (const named of [connection, connection.source])
        if (named?.label) this.clear(named.label as unknown as Named);
    };
    this.postExecuted(['label.create', 'shape.resize'], late, ofLabel as never, true);
    this.postExecuted('connection.create', late, ofFlow as never, true);
  }

  private clear(label: Named): void {
    const { labelTarget } = label;
    if (!labelTarget) return;
    const flows = 'waypoints' in labelTarget ? [labelTarget as Connection] : (labelTarget.outgoing as Connection[]);
    for (const { waypoints } of flows) {
      const shift = labelShift(label, waypoints);
      if (shift) return this.modeling.moveShape(label, shift);
    }
  }
}

import type { FlowNode, StartEvent } from '../definition/flow-node.js';
import { definitionsIn } from '../event-definitions/definitions-in.js';
import type { Run } from '../run.js';

/** The start event of the event sub-process that undoes a sub-process; null = its activities are undone one by one. */
export function compensationStartOf(run: Run, node: FlowNode): StartEvent | null {
  if (!('eventSubProcessIds' in node)) return null;
  for (const id of node.eventSubProcessIds) {
    const inner = run.node(id);
    const start = 'startEventId' in inner ? run.node(inner.startEventId) : null;
    if (start?.kind !== 'startEvent') continue;
    if (definitionsIn(start.event).some(({ kind }) => kind === 'compensation')) return start;
  }
  return null;
}

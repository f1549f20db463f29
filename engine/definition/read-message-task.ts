import type { PlacedNode } from './placed-node.js';
import type { FlowNode } from './flow-node.js';
import { flag, one } from './moddle-element.js';
import { readActivity } from './read-activity.js';
import { readMessage } from './read-event.js';
import { extensionsOf } from './read-extensions.js';
import type { Base, NodeContext } from './read-node.js';
import { readService } from './read-service.js';

/** Reads a send task: it sends its message, or calls the service that sends something by other means. */
export function readSendTask(placed: PlacedNode, base: Base, context: NodeContext): FlowNode {
  const { element } = placed;
  const { reading } = context;
  const shared = { ...base, ...readActivity(placed, context) };
  if (extensionsOf(element, 'xiaowu:Service').length > 0) {
    for (const part of ['messageRef', 'operationRef']) if (one(element, part)) reading.unsupported(element, part);
    return { ...shared, ...readService(element, reading), kind: 'serviceTask' };
  }
  return { ...shared, kind: 'sendTask', message: readMessage(element, reading) };
}

/** Reads a receive task; one that starts the instance stands at the beginning of the process (§13.2). */
export function readReceiveTask(placed: PlacedNode, base: Base, context: NodeContext): FlowNode {
  const { element, incoming } = placed;
  const { reading } = context;
  const isInstantiating = flag(element, 'instantiate');
  if (isInstantiating && incoming.length > 0) reading.error('receive.hasIncoming', element);
  const message = readMessage(element, reading);
  return { ...base, ...readActivity(placed, context), kind: 'receiveTask', message, isInstantiating };
}

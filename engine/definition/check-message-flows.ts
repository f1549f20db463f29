import { definitionsIn } from '../event-definitions/definitions-in.js';
import type { FlowNode } from './flow-node.js';
import type { Process } from './graph.js';
import { idOf, isA, many, type ModdleElement, one } from './moddle-element.js';
import { isSending, processAround } from './read-collaboration.js';
import type { Reading } from './reading.js';

/**
 * Message flows are executed by the messages of their ends: one sends what the other waits for. What the drawing says
 * and they do not do is refused. From and to pools and drawn processes they are pictures of the world outside.
 */
export function checkMessageFlows(
  roots: readonly ModdleElement[],
  processes: readonly Process[],
  reading: Reading,
): void {
  const nodes = new Map(processes.flatMap((process) => Object.entries(process.nodes)));
  const nodeOf = (end: ModdleElement | null): FlowNode | undefined => nodes.get((end && idOf(end)) ?? '');
  for (const flow of roots.flatMap((root) => (isA(root, 'bpmn:Collaboration') ? many(root, 'messageFlows') : []))) {
    const [source, target] = [one(flow, 'sourceRef'), one(flow, 'targetRef')];
    if (source === null || target === null) {
      reading.unsupported(flow, source === null ? 'sourceRef' : 'targetRef');
      continue;
    }
    const pools = [source, target].map((end) =>
      isA(end, 'bpmn:Participant') ? one(end, 'processRef') : processAround(end),
    );
    if (source === target || (pools[0] !== null && pools[0] === pools[1])) {
      reading.error('messageFlow.samePool', flow);
      continue;
    }
    const [from, to] = [nodeOf(source), nodeOf(target)];
    if (from === undefined || to === undefined) continue;
    const [sent, awaited] = [isSending(source) ? messagesOf(from) : [], isSending(target) ? [] : messagesOf(to)];
    // A send task that calls a service sends in its own way.
    const isSent = sent.length > 0 || (isSending(source) && from.kind === 'serviceTask');
    if (!isSent) reading.error('messageFlow.noSender', flow, { element: from.name ?? from.id });
    else if (awaited.length === 0) reading.error('messageFlow.noReceiver', flow, { element: to.name ?? to.id });
    else if (sent.length > 0 && !sent.some((name) => awaited.includes(name))) {
      reading.error('messageFlow.messageDiffers', flow, { sent, awaited });
    }
  }
}

function messagesOf(node: FlowNode): string[] {
  if ('message' in node) return [node.message.name];
  if (!('event' in node)) return [];
  return definitionsIn(node.event).flatMap((definition) => (definition.kind === 'message' ? [definition.name] : []));
}

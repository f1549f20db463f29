import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { nodesOf } from '../definition/rules/rule.js';
import { definitionsIn } from '../event-definitions/definitions-in.js';

/** Names that other processes of the same file bring to this one: with messages that it waits for, or by calling it. */
export function broughtNames(process: Process, file: readonly Process[]): string[] {
  const awaited = new Set(nodesOf(process).flatMap((node) => (isSender(node) ? [] : messagesAt(node))));
  const brings = (node: FlowNode): boolean =>
    node.kind === 'callActivity'
      ? node.calledElement === process.id
      : isSender(node) && messagesAt(node).some((name) => awaited.has(name));
  return file
    .filter((other) => other !== process)
    .flatMap(nodesOf)
    .flatMap((node) => (brings(node) && 'inputs' in node ? node.inputs.map(({ variable }) => variable) : []));
}

const isSender = ({ kind }: FlowNode): boolean =>
  kind === 'sendTask' || kind === 'intermediateThrowEvent' || kind === 'endEvent';

function messagesAt(node: FlowNode): string[] {
  if ('message' in node) return [node.message.name];
  if (!('event' in node)) return [];
  return definitionsIn(node.event).flatMap((definition) => (definition.kind === 'message' ? [definition.name] : []));
}

/** May data come to the process under names that no drawing tells: from what it calls, or from who calls it? */
export function isBroughtAnything(process: Process, file: readonly Process[]): boolean {
  return file.flatMap(nodesOf).some((node) => {
    if (node.kind !== 'callActivity') return false;
    return (node.takesAll && process.nodes[node.id] === node) || (node.passesAll && node.calledElement === process.id);
  });
}

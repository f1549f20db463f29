import type { PlacedNode } from './placed-node.js';
import type { FlowNode } from './flow-node.js';
import { many, text } from './moddle-element.js';
import { readActivity } from './read-activity.js';
import { readApproval } from './read-approval.js';
import { readBinding } from './read-binding.js';
import { readDecision } from './read-decision.js';
import type { Base, NodeContext } from './read-node.js';
import { readScript } from './read-script.js';

/**
 * Reads a call activity. The call of a global task of the same file is that task, with the data of the call: nothing
 * else has to be started for it. Every other name is for the shell to look up; a process of the same file is the one
 * that was deployed with it.
 */
export function readCall(placed: PlacedNode, base: Base, context: NodeContext): FlowNode {
  const { element } = placed;
  const { reading, globalTasks, processIds } = context;
  const calledElement = text(element, 'calledElement') ?? '';
  if (calledElement === '') reading.error('call.elementMissing', element);
  const shared = { ...base, ...readActivity(placed, context) };
  const task = globalTasks.get(calledElement);
  if (task === undefined) {
    const called = readBinding(element, processIds.has(calledElement) ? 'deployment' : 'latest', reading);
    const passesAll = reading.yesNo(element, 'passesAll', false);
    const takesAll = reading.yesNo(element, 'takesAll', false);
    return { ...shared, kind: 'callActivity', calledElement, called, passesAll, takesAll };
  }
  // It is the one of this file: there are no versions to choose from, and it sees the data of its process anyway.
  if (text(element, 'binding') !== null) reading.unsupported(element, 'binding');
  for (const each of ['passesAll', 'takesAll'])
    if (reading.yesNo(element, each, false)) reading.unsupported(element, each);
  for (const part of [...many(task, 'resources'), ...many(task, 'ioBinding')]) reading.unsupported(part);
  const named = { ...shared, name: base.name ?? text(task, 'name') };
  switch (task.$type) {
    case 'bpmn:GlobalUserTask':
      return { ...named, kind: 'userTask', approval: readApproval(task, false, reading) };
    case 'bpmn:GlobalScriptTask': {
      const script = readScript(task, text(task, 'scriptLanguage'), reading);
      return { ...named, kind: 'scriptTask', script, resultVariable: text(task, 'resultVariable') };
    }
    case 'bpmn:GlobalBusinessRuleTask':
      return { ...named, kind: 'businessRuleTask', ...readDecision(task, reading) };
    default:
      return { ...named, kind: task.$type === 'bpmn:GlobalManualTask' ? 'manualTask' : 'task' };
  }
}

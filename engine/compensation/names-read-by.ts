import type { FlowNode } from '../definition/flow-node.js';
import type { Expression } from '../definition/parsed-expression.js';

/** The variables that a compensation handler gets to see; null = all that are visible. */
export function namesReadBy(handler: FlowNode): readonly string[] | null {
  if (!('isForCompensation' in handler)) return [];
  const { inputs, multiInstance } = handler;
  const names = new Set<string>();
  const collect = (expression: Expression | null | undefined): void =>
    expression?.reads.forEach((name) => names.add(name));
  for (const { expression } of inputs) collect(expression);
  for (const expression of [multiInstance?.collection, multiInstance?.cardinality]) collect(expression);
  switch (handler.kind) {
    case 'task':
    case 'manualTask':
    case 'userTask':
    case 'serviceTask':
      return [...names];
    case 'callActivity':
      return handler.passesAll ? null : [...names];
    case 'sendTask':
    case 'receiveTask':
      collect(handler.message.correlationKey);
      return [...names];
    case 'scriptTask':
      if ('program' in handler.script) {
        collect(handler.script);
        return [...names];
      }
      return inputs.length > 0 ? [...names] : null;
    case 'businessRuleTask':
      return inputs.length > 0 ? [...names] : null;
    default:
      return null;
  }
}

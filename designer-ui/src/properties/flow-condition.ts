import { createIn, elementOf, type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';

const branching = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway', 'bpmn:Activity'];

/** Conditions stand on flows that leave an exclusive, inclusive or complex gateway or an activity. */
export function canHaveCondition(flow: ModdleElement): boolean {
  const source = elementOf(flow, 'sourceRef');
  return source !== null && branching.some((type) => source.$instanceOf(type));
}

export const readCondition = (flow: ModdleElement): string => textOf(elementOf(flow, 'conditionExpression'), 'body');

/** An empty condition is taken out of the file. A default flow has none, so it stops being one. */
export function changeCondition(flow: ModdleElement, feel: string): PropertyChange[] {
  const expression = elementOf(flow, 'conditionExpression');
  if (feel.trim() === '') {
    return expression ? [{ target: flow, properties: { conditionExpression: undefined } }] : [];
  }
  if (expression) return [{ target: expression, properties: { body: feel } }];
  const created = createIn(flow, 'bpmn:FormalExpression', { body: feel });
  return [...changeDefault(flow, false), { target: flow, properties: { conditionExpression: created } }];
}

export const isDefaultFlow = (flow: ModdleElement): boolean =>
  elementOf(elementOf(flow, 'sourceRef'), 'default') === flow;

/** Taken when no condition holds. It replaces the source's default of before and has no condition of its own. */
export function changeDefault(flow: ModdleElement, isDefault: boolean): PropertyChange[] {
  const source = elementOf(flow, 'sourceRef');
  if (!source || isDefaultFlow(flow) === isDefault) return [];
  return [
    { target: source, properties: { default: isDefault ? flow : undefined } },
    ...(isDefault && elementOf(flow, 'conditionExpression')
      ? [{ target: flow, properties: { conditionExpression: undefined } }]
      : []),
  ];
}

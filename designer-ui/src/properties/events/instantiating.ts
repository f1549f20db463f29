import type { ModdleElement, PropertyChange } from '../../modeler/moddle';

/** What a receive task or an event-based gateway says about starting the process. */
export interface Instantiating {
  isOn: boolean;
  /** Of a gateway: all of its events have to occur, in any order; the first starts the process. */
  isParallel: boolean;
}

export const readInstantiating = (node: ModdleElement): Instantiating => ({
  isOn: node.get('instantiate') === true,
  isParallel: node.$type === 'bpmn:EventBasedGateway' && node.get('eventGatewayType') === 'Parallel',
});

/** Only what starts the process can wait for all of its events. */
export function changeInstantiating(node: ModdleElement, part: Partial<Instantiating>): PropertyChange[] {
  const { isOn, isParallel } = { ...readInstantiating(node), ...part };
  const ofGateway =
    node.$type === 'bpmn:EventBasedGateway' ? { eventGatewayType: isOn && isParallel ? 'Parallel' : undefined } : {};
  return [{ target: node, properties: { instantiate: isOn ? true : undefined, ...ofGateway } }];
}

import type { EventBasedGateway } from './flow-node.js';
import { flag, text } from './moddle-element.js';
import type { NodeReader } from './read-node.js';

/** Reads an event-based gateway; only one that starts the instance may wait for all events (§10.6.6). */
export const readEventBasedGateway: NodeReader = ({ element }, base, { reading }) => {
  const isParallel = text(element, 'eventGatewayType') === 'Parallel';
  const isInstantiating = flag(element, 'instantiate');
  if (isParallel && !isInstantiating) reading.unsupported(element, 'eventGatewayType Parallel');
  const instantiates: EventBasedGateway['instantiates'] = isParallel ? 'parallel' : 'exclusive';
  return {
    ...base,
    kind: 'eventBasedGateway',
    defaultFlowId: null,
    instantiates: isInstantiating ? instantiates : null,
  };
};

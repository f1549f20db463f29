import type { ModdleElement } from './moddle';

/** What may stand behind an element, where not everything may. */
interface Following {
  mayFollow(type: string, eventDefinitionType?: string): boolean;
  /** Building blocks that may; they begin with a sequence flow. */
  readonly blocks: readonly string[];
}

const awaited = ['Message', 'Timer', 'Signal', 'Conditional'].map((kind) => `bpmn:${kind}EventDefinition`);

/** §10.6.6: the events of which one will happen. */
const behindEventGateway: Following = {
  mayFollow: (type, kind = '') =>
    type === 'bpmn:ReceiveTask' || (type === 'bpmn:IntermediateCatchEvent' && awaited.includes(kind)),
  blocks: ['timer'],
};

/** §10.7.1: the one activity that undoes what was done. */
const behindCompensation: Following = {
  mayFollow: (type) => /Task$|SubProcess$|CallActivity$/.test(type),
  blocks: [],
};

/** Null: anything may follow. */
export function followingOf(source: ModdleElement): Following | null {
  if (source.$instanceOf('bpmn:EventBasedGateway')) return behindEventGateway;
  const definitions = (source.get('eventDefinitions') ?? []) as { $type: string }[];
  const isCompensation = definitions.some(({ $type }) => $type === 'bpmn:CompensateEventDefinition');
  return isCompensation && source.$instanceOf('bpmn:BoundaryEvent') ? behindCompensation : null;
}

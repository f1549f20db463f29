import { listOf, type ModdleElement, textOf } from '../modeler/moddle';
import { readDataAssociation } from '../properties/data/data-association';
import { readDecision } from '../properties/services/decision-settings';
import { extensionsOf } from '../properties/extension-elements';
import { readLocals } from '../properties/data/local-variables';
import { readMappings } from '../properties/data/mappings';
import { readMultiInstance } from '../properties/repetition/multi-instance';
import { readScript } from '../properties/services/script-settings';
import type { DecisionResults, ValueShape } from './known-names';

/** A name that an element gives a value. */
export interface WrittenName {
  name: string;
  element: ModdleElement;
  /**
   * `result`: stays in the process when the element is done; `message`: comes with an event; `inside`: is seen only by
   * the element and what is inside it; `sent`: goes to who waits for the message or signal.
   */
  kind: 'result' | 'message' | 'inside' | 'sent';
  shape: ValueShape;
  /** FEEL that gives the value; empty where something else does. */
  from: string;
  /** What `result` is in that FEEL. */
  result?: ValueShape;
}

const any: ValueShape = { type: 'any' };
const catches = (element: ModdleElement): boolean =>
  element.$instanceOf('bpmn:CatchEvent') || element.$type === 'bpmn:ReceiveTask';
const sends = (element: ModdleElement): boolean =>
  element.$instanceOf('bpmn:ThrowEvent') || element.$type === 'bpmn:SendTask';

/** Names that an element writes. */
export function namesWrittenBy(element: ModdleElement, decisions: DecisionResults): WrittenName[] {
  const written = (
    kind: WrittenName['kind'],
    name: string,
    more: Partial<Pick<WrittenName, 'shape' | 'from' | 'result'>> = {},
  ): WrittenName => ({ name, element, kind, shape: any, from: '', ...more });
  const kind = catches(element) ? 'message' : 'result';
  const loop = readMultiInstance(element);
  const isScript = element.$type === 'bpmn:ScriptTask';
  const isFeel = isScript && readScript(element).language === 'feel';
  const [service] = extensionsOf(element, 'xiaowu:Service');
  const { decisionId, resultVariable } = readDecision(element);
  const decided = decisions.get(decisionId);
  return [
    written('result', isScript ? textOf(element, 'resultVariable') : '', {
      from: isFeel ? textOf(element, 'script') : '',
    }),
    written('result', textOf(service, 'resultVariable')),
    written('result', resultVariable, decided && { shape: decided }),
    written('inside', loop?.elementVariable ?? ''),
    written('result', loop?.outputCollection ?? '', { shape: { type: 'list' } }),
    ...readLocals(element).map((name) => written('inside', name)),
    ...readMappings(element, 'input').map(({ variable, expression }) =>
      written(sends(element) ? 'sent' : 'inside', variable, { from: expression }),
    ),
    ...readMappings(element, 'output').map(({ variable, expression }) =>
      written(kind, variable, { from: expression, ...(decided && { result: decided }) }),
    ),
    ...dataObjectNames(element).map((name) => written(kind, name)),
  ].filter(({ name }) => name !== '');
}

/** What is drawn out of the element into the data of the process. */
const dataObjectNames = (element: ModdleElement): string[] =>
  listOf(element, 'dataOutputAssociations').map((association) => readDataAssociation(association).target);

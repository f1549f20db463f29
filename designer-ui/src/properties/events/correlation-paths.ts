import {
  definitionsOf,
  elementOf,
  listOf,
  type ModdleElement,
  type PropertyChange,
  textOf,
} from '../../modeler/moddle';
import { changeFeel, readFeel } from '../feel-property';

/**
 * One value by which a message finds its instance, as a file of another tool says it (BPMN 2.0.2 §8.4.2): taken out of
 * the message, and where a process subscribes to the key, compared with a value of that process.
 */
export interface CorrelationPath {
  readonly name: string;
  readonly messagePath: string;
  /** Null where the process does not say: then the value is that of its first message. */
  readonly dataPath: string | null;
}

interface Found {
  readonly property: ModdleElement;
  readonly retrieval: ModdleElement;
  readonly binding: ModdleElement | null;
}

function find(holder: ModdleElement | null): Found[] {
  const message = elementOf(holder, 'messageRef');
  if (!holder || !message) return [];
  const bindings = isWaiting(holder) ? bindingsAround(holder) : [];
  return listOf(definitionsOf(holder), 'rootElements')
    .filter(({ $type }) => $type === 'bpmn:CorrelationProperty')
    .flatMap((property) => {
      const retrieval = listOf(property, 'correlationPropertyRetrievalExpression').find(
        (each) => elementOf(each, 'messageRef') === message,
      );
      const binding = bindings.find((each) => elementOf(each, 'correlationPropertyRef') === property) ?? null;
      return retrieval ? [{ property, retrieval, binding }] : [];
    });
}

/** By what the message of this event, task or message flow finds its instance; empty where the file has no such keys. */
export const correlationPaths = (holder: ModdleElement | null): CorrelationPath[] =>
  find(holder).map(({ property, retrieval, binding }) => ({
    name: textOf(property, 'name') || textOf(property, 'id'),
    messagePath: readFeel(retrieval, 'messagePath'),
    dataPath: binding && readFeel(binding, 'dataPath'),
  }));

/** An empty one would make the whole key unreadable: it stays as it was. */
export function changeCorrelationPath(
  holder: ModdleElement,
  index: number,
  side: 'messagePath' | 'dataPath',
  feel: string,
): PropertyChange[] {
  const found = find(holder)[index];
  const owner = side === 'messagePath' ? found?.retrieval : found?.binding;
  return owner && feel.trim() !== '' ? changeFeel(owner, side, feel) : [];
}

const isWaiting = (holder: ModdleElement): boolean => {
  const node = holder.$instanceOf('bpmn:EventDefinition') ? holder.$parent : holder;
  return node?.$instanceOf('bpmn:CatchEvent') === true || node?.$type === 'bpmn:ReceiveTask';
};

function bindingsAround(holder: ModdleElement): readonly ModdleElement[] {
  let process: ModdleElement | undefined = holder;
  while (process && process.$type !== 'bpmn:Process') process = process.$parent;
  return listOf(process, 'correlationSubscriptions').flatMap((each) => listOf(each, 'correlationPropertyBinding'));
}

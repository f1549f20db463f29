import { typedNames } from '../../expressions/check-expression';
import type { KnownName, ValueMember, ValueShape } from '../../expressions/known-names';
import type { WrittenName } from '../../expressions/written-names';
import { elementOf, listOf, type ModdleElement, textOf } from '../../modeler/moddle';
import type { AskedField } from './asked-fields';
import { type AskedType, asksOnlyByName } from './clause';

/**
 * What steps and messages give besides the form, as far as it can be seen at the element (a flow): results of decisions,
 * services and scripts, column by column where there are several, and what events bring.
 */
export function askedResults(names: readonly KnownName[], at: ModdleElement): AskedField[] {
  return typedNames(names).flatMap((name) => {
    const writer = name.writers?.find((each) => isSeenAt(at, each));
    if (!writer) return [];
    const group = writer.kind === 'message' || writer.kind === 'sent' ? 'message' : 'result';
    const by = textOf(writer.element, 'name') || textOf(writer.element, 'id');
    return partsOf(name)
      .filter(({ key }) => asksOnlyByName(key))
      .map((part): AskedField => ({ ...part, group, by }));
  });
}

function partsOf(
  value: ValueMember,
  before = '',
  called = '',
): Pick<AskedField, 'key' | 'label' | 'type' | 'options'>[] {
  const { name, label, members, options } = value;
  const key = before + name;
  const title = called + (label || name);
  if (members) return members.flatMap((member) => partsOf(member, `${key}.`, `${title} · `));
  return [{ key, label: title, type: typeOf(value), ...(options && { options }) }];
}

function typeOf({ type, moment, options }: ValueShape): AskedType {
  if (options) return 'select';
  if (moment) return moment === 'date' ? 'date' : 'datetime';
  switch (type) {
    case 'number':
    case 'boolean':
    case 'list':
      return type;
    case 'string':
      return 'text';
    default:
      return 'any';
  }
}

function isSeenAt(at: ModdleElement, { kind, element }: WrittenName): boolean {
  if (kind === 'inside') return around(at).includes(element);
  const process = processAround(at);
  if (kind !== 'sent') return processAround(element) === process;
  // what another process sends comes with what waits for it here
  return processAround(element) !== process && carriedBy(element).some((each) => isAwaited(process, each));
}

function around(element: ModdleElement): ModdleElement[] {
  return element.$parent ? [element.$parent, ...around(element.$parent)] : [];
}
const processAround = (element: ModdleElement): ModdleElement | null =>
  around(element).find(({ $type }) => $type === 'bpmn:Process') ?? null;

/** The messages and signals that an event or task is about. */
const carriedBy = (element: ModdleElement): ModdleElement[] =>
  [element, ...listOf(element, 'eventDefinitions')].flatMap((holder) =>
    [elementOf(holder, 'messageRef'), elementOf(holder, 'signalRef')].filter((each) => each !== null),
  );

const isAwaited = (container: ModdleElement | null, carried: ModdleElement): boolean =>
  listOf(container, 'flowElements').some(
    (element) =>
      ((element.$instanceOf('bpmn:CatchEvent') || element.$type === 'bpmn:ReceiveTask') &&
        carriedBy(element).includes(carried)) ||
      isAwaited(element, carried),
  );

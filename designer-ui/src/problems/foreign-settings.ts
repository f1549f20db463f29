import { elementOf, listOf, type ModdleElement, type PropertyChange } from '../modeler/moddle';

/** Something that another tool has written at an element, at its loop or at one of its events. */
export interface ForeignSetting {
  /** As it stands in the file: `camunda:class`. */
  readonly name: string;
  /** With what it says: `camunda:class="org.example.Run"`. */
  readonly text: string;
  readonly holder: ModdleElement;
  /** Null for an attribute. */
  readonly extension: ModdleElement | null;
}

/** What a moddle element that no known type describes holds beside its attributes. */
interface Unknown {
  readonly $body?: string;
  readonly $children?: readonly ModdleElement[];
}

export function foreignSettings(element: ModdleElement): ForeignSetting[] {
  const loop = elementOf(element, 'loopCharacteristics');
  return [element, ...(loop ? [loop] : []), ...listOf(element, 'eventDefinitions')].flatMap((holder) => [
    ...Object.entries(holder.$attrs)
      .filter(([name]) => /^(?!xmlns|xsi|xml).+:/.test(name))
      .map(([name, value]) => ({ name, text: `${name}="${value}"`, holder, extension: null })),
    ...listOf(elementOf(holder, 'extensionElements'), 'values')
      .filter(({ $type }) => !$type.startsWith('xiaowu:'))
      .map((extension) => ({ name: extension.$type, text: written(extension), holder, extension })),
  ]);
}

/** Is it what a problem names, whatever prefix the file has for the tool? Things inside of it are named, too. */
export function isNamed({ name, extension }: ForeignSetting, problemName: string): boolean {
  const [wanted = ''] = problemName.split(' ');
  const same = (one: string) => localOf(one) === localOf(wanted);
  return same(name) || (extension !== null && descendants(extension).some(({ $type }) => same($type)));
}

export const says = ({ text }: ForeignSetting, expression: string): boolean => text.includes(expression);

/** These go; what stands beside them stays, and an empty container goes with the last. */
export function removeSettings(settings: readonly ForeignSetting[]): PropertyChange[] {
  return [...new Set(settings.map(({ holder }) => holder))].flatMap((holder) => {
    const here = settings.filter((setting) => setting.holder === holder);
    const gone = here.flatMap(({ extension }) => extension ?? []);
    const attributes = here.filter(({ extension }) => extension === null).map(({ name }) => [name, undefined] as const);
    const container = elementOf(holder, 'extensionElements');
    const kept = listOf(container, 'values').filter((value) => !gone.includes(value));
    const isEmptied = gone.length > 0 && kept.length === 0;
    const properties = Object.fromEntries([
      ...attributes,
      ...(isEmptied ? [['extensionElements', undefined] as const] : []),
    ]);
    return [
      ...(Object.keys(properties).length > 0 ? [{ target: holder, properties }] : []),
      ...(container && gone.length > 0 && !isEmptied ? [{ target: container, properties: { values: kept } }] : []),
    ];
  });
}

const localOf = (name: string): string => name.replace(/^.*:/, '');

const childrenOf = (element: ModdleElement): readonly ModdleElement[] =>
  (element as unknown as Unknown).$children ?? [];

const descendants = (element: ModdleElement): ModdleElement[] =>
  childrenOf(element).flatMap((child) => [child, ...descendants(child)]);

/** Its name, attributes and texts, in one line. */
function written(element: ModdleElement): string {
  const own = Object.entries(element as unknown as Record<string, unknown>).filter(
    (entry): entry is [string, string] => !entry[0].startsWith('$') && typeof entry[1] === 'string',
  );
  const body = (element as unknown as Unknown).$body?.trim();
  return [
    [element.$type, ...own.map(([name, value]) => `${name}="${value}"`)].join(' '),
    ...(body ? [body] : []),
    ...childrenOf(element).map(written),
  ].join(' · ');
}

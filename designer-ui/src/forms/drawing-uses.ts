import { definitionsOf, listOf, type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';
import { extensionsOf, replaceExtensions } from '../properties/extension-elements';
import { readMultiInstance } from '../properties/repetition/multi-instance';
import { mentions, readsName, renameIn, renamePathIn } from './feel-names';
import type { FieldUse } from './field-use';
import { renameInScript, scriptReads } from './script-names';

interface DrawingUse extends FieldUse {
  /** null = people have to look at it: it cannot be told what means the field. */
  readonly rename: (to: string) => PropertyChange | null;
}

/** The changes of the drawing that let it name the field by its new key; what names it in another way is `unsure`. */
export function renameInDrawing(
  from: string,
  to: string,
  elements: readonly ModdleElement[],
): { changes: PropertyChange[]; unsure: FieldUse[] } {
  const renamed = drawingUses(from, elements).map((use) => ({ use, change: use.rename(to) }));
  return {
    changes: renamed.flatMap(({ change: made }) => made ?? []),
    unsure: renamed.flatMap(({ use, change: made }) => (made ? [] : [use])),
  };
}

/** Takes the rights of a field, or of a column (`goods.count`), out of all steps. */
export const dropRights = (path: string, elements: readonly ModdleElement[]): PropertyChange[] =>
  ownersIn(elements).flatMap((owner) => {
    const rights = extensionsOf(owner, 'xiaowu:FieldRight');
    const left = rights.filter((right) => !isAt(textOf(right, 'field'), path));
    return left.length < rights.length ? replaceExtensions(owner, 'xiaowu:FieldRight', left) : [];
  });

const isAt = (field: string, path: string): boolean => field === path || field.startsWith(`${path}.`);

/**
 * The same for a column of a detail table: rights of steps, and FEEL where it says `goods.count`, or `item.count` where
 * an activity runs once for each row. What names the column in another way is left to people: it is in `unsure`.
 */
export function renameColumnInDrawing(
  table: string,
  from: string,
  to: string,
  elements: readonly ModdleElement[],
): { changes: PropertyChange[]; unsure: string[]; uses: FieldUse[] } {
  const owners = ownersIn(elements);
  const uses: FieldUse[] = [];
  const changes = owners.flatMap((owner) =>
    extensionsOf(owner, 'xiaowu:FieldRight')
      .filter((right) => textOf(right, 'field') === `${table}.${from}`)
      .map((right) => change(right, 'field', `${table}.${to}`)),
  );
  const unsure = new Set<string>();
  for (const owner of owners) {
    const about = { name: nameOf(owner), elementId: textOf(owner, 'id') };
    const rows = [table, ...rowsOf(table, owner)];
    for (const { part, name, source } of expressionsIn(owner, new Set(owners))) {
      const renamed = rows.reduce((feel, row) => renamePathIn(feel, row, from, to), source);
      if (renamed !== source) changes.push(change(part, name, renamed));
      const isUnsure = rows.some((row) => readsName(renamed, row)) && mentions(renamed, from);
      if (isUnsure) unsure.add(nameOf(owner));
      if (isUnsure || renamed !== source) uses.push({ where: whereOf(part, owner), ...about });
    }
  }
  return { changes, unsure: [...unsure], uses };
}

/** What a row is called around an element: activities run once for each. */
function rowsOf(table: string, element: ModdleElement): string[] {
  const names: string[] = [];
  for (let at: ModdleElement | undefined = element; at; at = at.$parent) {
    const loop = readMultiInstance(at);
    if (loop?.collection === table && loop.elementVariable !== '') names.push(loop.elementVariable);
  }
  return names;
}

const nameOf = (owner: ModdleElement) => textOf(owner, 'name') || textOf(owner, 'id');

/** What is drawn, and what stands beside it in the file: messages, global tasks, correlation. */
function ownersIn(elements: readonly ModdleElement[]): ModdleElement[] {
  const [first] = elements;
  return [...new Set([...elements, ...(first ? listOf(definitionsOf(first), 'rootElements') : [])])];
}

export function drawingUses(key: string, elements: readonly ModdleElement[]): DrawingUse[] {
  const owners = ownersIn(elements);
  const drawn = new Set(owners);
  return owners.flatMap((owner) => {
    const about = { name: nameOf(owner), elementId: textOf(owner, 'id') };
    const uses: DrawingUse[] = [];
    visit(owner, drawn, (part) => {
      if (part.$type === 'xiaowu:FieldRight') {
        const field = textOf(part, 'field');
        if (isAt(field, key))
          uses.push({ where: 'right', ...about, rename: (to) => change(part, 'field', to + field.slice(key.length)) });
      } else if (part.$type === 'xiaowu:Approver') {
        const [kind, value] = [textOf(part, 'kind'), textOf(part, 'value')];
        if (textOf(part, 'departmentField') === key)
          uses.push({ where: 'approver', ...about, rename: (to) => change(part, 'departmentField', to) });
        if (kind === 'field' && value === key)
          uses.push({ where: 'approver', ...about, rename: (to) => change(part, 'value', to) });
        else if (kind === 'expression' && readsName(value, key))
          uses.push({ where: 'approver', ...about, rename: (to) => change(part, 'value', renameIn(value, key, to)) });
      }
      for (const name of writtenIn(part))
        if (textOf(part, name) === key)
          uses.push({ where: 'written', ...about, rename: (to) => change(part, name, to) });
      const [script, source] = [scriptIn(part), textOf(part, 'script')];
      if (script === 'javascript' && scriptReads(source, key))
        uses.push({
          ...{ where: 'script', ...about },
          rename(to) {
            const renamed = renameInScript(source, key, to);
            return renamed === null ? null : change(part, 'script', renamed);
          },
        });
      // what a message brings may come from elsewhere under the same name
      const path = part.$type === messagePath ? feelBody(part) : '';
      if (readsName(path, key)) uses.push({ where: 'message', ...about, rename: () => null });
    });
    for (const { part, name, source } of expressionsIn(owner, drawn)) {
      if (!readsName(source, key)) continue;
      uses.push({
        ...{ where: whereOf(part, owner), ...about },
        rename: (to) => change(part, name, renameIn(source, key, to)),
      });
    }
    return uses;
  });
}

const messagePath = 'bpmn:CorrelationPropertyRetrievalExpression';
const feelBody = (part: ModdleElement) => textOf(part.get('messagePath') as ModdleElement | undefined, 'body');

function whereOf(part: ModdleElement, owner: ModdleElement): FieldUse['where'] {
  if (part.$parent?.$type === 'bpmn:SequenceFlow') return 'condition';
  return owner.$type === 'bpmn:Message' ? 'message' : 'expression';
}

/** Attributes that name a variable which is written. */
function writtenIn({ $type }: ModdleElement): readonly string[] {
  if ($type === 'xiaowu:Output') return ['variable'];
  if ($type === 'bpmn:MultiInstanceLoopCharacteristics') return ['xiaowu:outputCollection'];
  if ($type === 'bpmn:ScriptTask' || $type === 'bpmn:GlobalScriptTask') return ['xiaowu:resultVariable'];
  return $type === 'xiaowu:Service' || $type === 'xiaowu:Decision' ? ['resultVariable'] : [];
}

function scriptIn(part: ModdleElement): 'feel' | 'javascript' | null {
  const format = { 'bpmn:ScriptTask': 'scriptFormat', 'bpmn:GlobalScriptTask': 'scriptLanguage' }[part.$type];
  if (format === undefined) return null;
  return /feel/i.test(textOf(part, format)) ? 'feel' : 'javascript';
}

/** FEEL in an element, with the attribute that holds it; approvers by expression are read where people are. */
function expressionsIn(
  owner: ModdleElement,
  drawn: ReadonlySet<ModdleElement>,
): { part: ModdleElement; name: string; source: string }[] {
  const found: { part: ModdleElement; name: string; source: string }[] = [];
  visit(owner, drawn, (part) => {
    for (const name of namesOfFeel(part)) {
      const source = textOf(part, name);
      if (source !== '') found.push({ part, name, source });
    }
  });
  return found;
}

function namesOfFeel(part: ModdleElement): readonly string[] {
  switch (part.$type) {
    case 'bpmn:FormalExpression':
      return part.$parent?.$type === messagePath ? [] : ['body'];
    case 'bpmn:ScriptTask':
    case 'bpmn:GlobalScriptTask':
      return scriptIn(part) === 'feel' ? ['script'] : [];
    case 'bpmn:MultiInstanceLoopCharacteristics':
      return ['xiaowu:collection', 'xiaowu:outputElement'];
    case 'bpmn:Message':
      return ['xiaowu:correlationKey'];
    case 'xiaowu:Input':
    case 'xiaowu:Output':
      return ['expression'];
    default:
      return [];
  }
}

const change = (target: ModdleElement, name: string, value: string): PropertyChange => ({
  target,
  properties: { [name]: value },
});

/** The element and what stands inside of it, up to elements that are drawn themselves. */
function visit(element: ModdleElement, drawn: ReadonlySet<ModdleElement>, see: (part: ModdleElement) => void): void {
  see(element);
  for (const child of inside(element)) if (!drawn.has(child)) visit(child, drawn, see);
}

interface Described {
  readonly $descriptor?: {
    readonly properties?: readonly {
      readonly name: string;
      readonly isReference?: boolean;
      readonly isAttr?: boolean;
    }[];
  };
}

function inside(element: ModdleElement): ModdleElement[] {
  const { properties = [] } = (element as Described).$descriptor ?? {};
  return properties
    .filter(({ isReference, isAttr }) => !isReference && !isAttr)
    .flatMap(({ name }) => [element.get(name)].flat().filter(isElement));
}

const isElement = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value && typeof (value as ModdleElement).get === 'function';

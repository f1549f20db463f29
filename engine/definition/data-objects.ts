import type { FileShape } from './file-shape.js';
import { idOf, isA, many, type ModdleElement, one, text } from './moddle-element.js';

/** The data objects of a process as variables. */
export interface DataObjects {
  /** Names by id of the data object. */
  readonly names: ReadonlyMap<string, string>;
  /** Names of those that something reads or writes, by the process or sub-process they stand in. */
  readonly used: ReadonlyMap<string, readonly string[]>;
}

/**
 * A data object is a variable of the process or sub-process it stands in. It is called as its first reference when it
 * has no name of its own, because that is where drawing tools put the name. What no association touches is a drawing.
 */
export function dataObjectsOf({ nodes, others, scopeOf }: FileShape): DataObjects {
  const names = new Map<string, string>();
  const references = others.filter((each) => isA(each, 'bpmn:DataObjectReference'));
  for (const each of [...references, ...others]) {
    const object = objectOf(each);
    const id = object && idOf(object);
    if (object && id && !names.has(id)) names.set(id, text(object, 'name') ?? text(each, 'name') ?? id);
  }
  const used = new Map<string, string[]>();
  for (const { element } of nodes.values()) {
    for (const item of touched(element)) {
      const id = idOf(objectOf(item) ?? item) ?? '';
      const [name, scopeId] = [names.get(id), scopeOf.get(id)];
      if (name === undefined || scopeId === undefined) continue;
      const ofScope = used.get(scopeId) ?? [];
      if (!ofScope.includes(name)) used.set(scopeId, [...ofScope, name]);
    }
  }
  return { names, used };
}

/** The data object behind a reference to it, or the object itself. */
export function objectOf(item: ModdleElement): ModdleElement | null {
  if (isA(item, 'bpmn:DataObjectReference')) return one(item, 'dataObjectRef');
  return isA(item, 'bpmn:DataObject') ? item : null;
}

/** Does an association only draw where data goes, so that it moves nothing? */
export function isDrawing(association: ModdleElement): boolean {
  const target = one(association, 'targetRef');
  // What bpmn-js writes where a drawn association leads to an activity as a whole.
  if (target === null || text(target, 'name') === '__targetRef_placeholder') return true;
  const hasParts = ['sourceRef', 'assignment'].some((part) => many(association, part).length > 0);
  return !hasParts && one(association, 'transformation') === null;
}

function touched(element: ModdleElement): ModdleElement[] {
  const associations = [...many(element, 'dataInputAssociations'), ...many(element, 'dataOutputAssociations')];
  const loop = one(element, 'loopCharacteristics');
  const ofLoop = loop ? ['loopDataInputRef', 'loopDataOutputRef'].map((name) => one(loop, name)) : [];
  const all = [
    ...associations
      .filter((each) => !isDrawing(each))
      .flatMap((each) => [...many(each, 'sourceRef'), one(each, 'targetRef')]),
    ...ofLoop,
  ];
  return all.filter((item) => item !== null);
}

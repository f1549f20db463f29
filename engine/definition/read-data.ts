import type { DataObjects } from './data-objects.js';
import type { ActivityData, Mapping } from './data-mapping.js';
import { idOf, many, type ModdleElement, one } from './moddle-element.js';
import { readAssociation, variableOf } from './read-association.js';
import type { Reading } from './reading.js';

/** The data of an activity, with its associations as mappings. */
export interface ReadData extends ActivityData {
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
}

/** Reads properties, the input and output specification and the data associations of an activity. */
export function readData(element: ModdleElement, data: DataObjects, reading: Reading): ReadData {
  const specification = one(element, 'ioSpecification');
  const loop = one(element, 'loopCharacteristics');
  const item = loop && one(loop, 'outputDataItem');
  const names = (items: readonly ModdleElement[]): string[] =>
    items.map((each) => variableOf(each, data, reading)).filter((name) => name !== null);
  const dataOutputs = specification ? names(many(specification, 'dataOutputs')) : [];
  const properties = names(many(element, 'properties')).filter((name) => !name.startsWith('__'));
  const own = new Set([...dataOutputs, ...(item ? names([item]) : [])]);
  return {
    locals: [...new Set([...properties, ...own, ...(data.used.get(idOf(element) ?? '') ?? [])])],
    dataOutputs,
    inputSets: specification ? readSets(specification, 'input', names, reading) : [],
    outputSets: specification ? readSets(specification, 'output', names, reading) : [],
    inputs: many(element, 'dataInputAssociations').flatMap((each) => readAssociation(each, data, reading)),
    outputs: many(element, 'dataOutputAssociations')
      .flatMap((each) => readAssociation(each, data, reading))
      .map((mapping) => (own.has(mapping.variable) ? mapping : { ...mapping, isShared: true as const })),
  };
}

/** The names that each set needs; optional ones may be missing. A set that needs nothing is always there. */
function readSets(
  specification: ModdleElement,
  side: 'input' | 'output',
  names: (items: readonly ModdleElement[]) => string[],
  reading: Reading,
): string[][] {
  const [all, optional, late, rules] =
    side === 'input'
      ? (['dataInputRefs', 'optionalInputRefs', 'whileExecutingInputRefs', 'outputSetRefs'] as const)
      : (['dataOutputRefs', 'optionalOutputRefs', 'whileExecutingOutputRefs', 'inputSetRefs'] as const);
  const sets = many(specification, `${side}Sets`).map((set) => {
    for (const part of [late, rules]) if (many(set, part).length > 0) reading.unsupported(set, part);
    const mayMiss = new Set(names(many(set, optional)));
    return names(many(set, all)).filter((name) => !mayMiss.has(name));
  });
  return sets.some((set) => set.length === 0) ? [] : sets;
}

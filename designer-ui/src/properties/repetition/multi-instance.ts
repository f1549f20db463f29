import { createIn, elementOf, type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';

/** How often an activity runs and over what; all expressions are FEEL. */
export interface MultiInstanceSettings {
  isSequential: boolean;
  /** Number of instances; empty when a collection is given. */
  loopCardinality: string;
  collection: string;
  elementVariable: string;
  outputCollection: string;
  outputElement: string;
  completionCondition: string;
  /** List and entry where the file names them in the standard's own way; null where it does not. */
  reference: { list: string; item: string } | null;
}

/** Settings that are given anew; a reference can only go. */
export type MultiInstanceChange = Partial<Omit<MultiInstanceSettings, 'reference'>> & { reference?: null };

const expressions = ['loopCardinality', 'completionCondition'] as const;
const attributes = ['collection', 'elementVariable', 'outputCollection', 'outputElement'] as const;

/** As other tools write them. */
const references = ['loopDataInputRef', 'inputDataItem'] as const;

const markerOf = (activity: ModdleElement): ModdleElement | null => {
  const marker = elementOf(activity, 'loopCharacteristics');
  return marker?.$type === 'bpmn:MultiInstanceLoopCharacteristics' ? marker : null;
};

/** Null when the activity runs once. */
export function readMultiInstance(activity: ModdleElement): MultiInstanceSettings | null {
  const marker = markerOf(activity);
  if (!marker) return null;
  const text = (name: (typeof attributes)[number]) => textOf(marker, `xiaowu:${name}`);
  const body = (name: (typeof expressions)[number]) => textOf(elementOf(marker, name), 'body');
  const [list, item] = references.map((name) => elementOf(marker, name));
  const named = (data: ModdleElement | null | undefined) => textOf(data, 'name') || textOf(data, 'id');
  return {
    isSequential: marker.get('isSequential') === true,
    loopCardinality: body('loopCardinality'),
    completionCondition: body('completionCondition'),
    collection: text('collection'),
    elementVariable: text('elementVariable'),
    outputCollection: text('outputCollection'),
    outputElement: text('outputElement'),
    reference: list ? { list: named(list), item: named(item) } : null,
  };
}

export function changeMultiInstance(activity: ModdleElement, settings: MultiInstanceChange): PropertyChange[] {
  const marker = markerOf(activity);
  if (!marker) return [];
  const properties: Record<string, unknown> = {};
  if (settings.isSequential !== undefined) properties['isSequential'] = settings.isSequential;
  for (const name of attributes) {
    const value = settings[name];
    if (value !== undefined) properties[`xiaowu:${name}`] = value || undefined;
  }
  for (const name of expressions) {
    const body = settings[name];
    if (body !== undefined)
      properties[name] = body === '' ? undefined : createIn(marker, 'bpmn:FormalExpression', { body });
  }
  if (settings.reference === null) for (const name of references) properties[name] = undefined;
  return [{ target: marker, properties }];
}

export function switchMultiInstance(activity: ModdleElement, isOn: boolean): PropertyChange[] {
  const loopCharacteristics = isOn ? createIn(activity, 'bpmn:MultiInstanceLoopCharacteristics') : undefined;
  return [{ target: activity, properties: { loopCharacteristics } }];
}

import { createIn, elementOf, type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';

/** A loop: again while a condition (FEEL) holds, at most so often. */
export interface StandardLoopSettings {
  testBefore: boolean;
  condition: string;
  /** Null = no limit. */
  maximum: number | null;
}

const type = 'bpmn:StandardLoopCharacteristics';

const markerOf = (activity: ModdleElement): ModdleElement | null => {
  const marker = elementOf(activity, 'loopCharacteristics');
  return marker?.$type === type ? marker : null;
};

/** Null when the activity does not loop. */
export function readStandardLoop(activity: ModdleElement): StandardLoopSettings | null {
  const marker = markerOf(activity);
  if (!marker) return null;
  const maximum = marker.get('loopMaximum');
  return {
    testBefore: marker.get('testBefore') === true,
    condition: textOf(elementOf(marker, 'loopCondition'), 'body'),
    maximum: typeof maximum === 'number' ? maximum : null,
  };
}

export function changeStandardLoop(activity: ModdleElement, part: Partial<StandardLoopSettings>): PropertyChange[] {
  const marker = markerOf(activity);
  if (!marker) return [];
  const properties: Record<string, unknown> = {};
  if (part.testBefore !== undefined) properties['testBefore'] = part.testBefore;
  if (part.maximum !== undefined) properties['loopMaximum'] = part.maximum ?? undefined;
  if (part.condition !== undefined)
    properties['loopCondition'] =
      part.condition === '' ? undefined : createIn(marker, 'bpmn:FormalExpression', { body: part.condition });
  return [{ target: marker, properties }];
}

export function switchStandardLoop(activity: ModdleElement, isOn: boolean): PropertyChange[] {
  return [{ target: activity, properties: { loopCharacteristics: isOn ? createIn(activity, type) : undefined } }];
}

import { definitionsOf, listOf, type ModdleElement, textOf } from '../../modeler/moddle';

/** The task at the top of the file that a call activity calls, as other tools share one between processes. */
export function globalTaskOf(activity: ModdleElement): ModdleElement | null {
  if (activity.$type !== 'bpmn:CallActivity') return null;
  const called = textOf(activity, 'calledElement');
  const roots = listOf(definitionsOf(activity), 'rootElements');
  return roots.find((root) => root.$instanceOf('bpmn:GlobalTask') && root.get('id') === called) ?? null;
}

import { definitionsOf, type Edit, elementOf, listOf, type ModdleElement } from '../modeler/moddle';

/** The process that is selected, or that the selected pool shows; null where the pool is only a name. */
export function processOf(element: ModdleElement): ModdleElement | null {
  if (element.$type === 'bpmn:Process') return element;
  return element.$type === 'bpmn:Participant' ? elementOf(element, 'processRef') : null;
}

/** Those of the drawing that run; without the attribute they are meant to. */
export function executableProcesses(element: ModdleElement): readonly ModdleElement[] {
  const roots = listOf(definitionsOf(element), 'rootElements');
  return roots.filter((root) => root.$type === 'bpmn:Process' && root.get('isExecutable') !== false);
}

/** Is it the one that people start, as the engine decides it? */
export function isMainProcess(process: ModdleElement): boolean {
  const all = executableProcesses(process);
  const named = all.find((each) => each.get('isMain') === true);
  return (named ?? all.find(beginsByItself) ?? all[0]) === process;
}

/** Names the process that people start: only one may be named. */
export const makeMain =
  (process: ModdleElement): Edit =>
  () =>
    executableProcesses(process).map((target) => ({
      target,
      properties: { isMain: target === process ? true : undefined },
    }));

const beginsByItself = (process: ModdleElement) =>
  listOf(process, 'flowElements').some(
    (element) => element.$type === 'bpmn:StartEvent' && listOf(element, 'eventDefinitions').length === 0,
  );

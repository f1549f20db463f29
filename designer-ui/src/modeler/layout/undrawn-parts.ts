import { type FileModdle, withDrawing } from './auto-layout';
import { elementOf, listOf, type ModdleElement, textOf } from '../moddle';

/** Something of the file that stands on no canvas. */
export interface UndrawnPart {
  readonly id: string;
  readonly name: string;
  /** `Process` */
  readonly type: string;
}

/**
 * Processes, nodes and flows that the drawing does not show: a message into a folded sub-process, a second process
 * without a pool, what another tool drew only in part. They stay in the file. What is not shown stands for all inside.
 */
export async function undrawnParts(xml: string, moddle: FileModdle): Promise<UndrawnPart[]> {
  const { rootElement } = await moddle.fromXML(await withDrawing(xml, moddle));
  const shown = shownIn(rootElement);
  const inside = (container: ModdleElement): ModdleElement[] =>
    listOf(container, 'flowElements').flatMap((element) => {
      const isDrawn = element.$instanceOf('bpmn:FlowNode') || element.$instanceOf('bpmn:SequenceFlow');
      return isDrawn && !shown.has(element) ? [element] : inside(element);
    });
  const missing = listOf(rootElement, 'rootElements').flatMap((root) => {
    if (!root.$instanceOf('bpmn:Process')) return listOf(root, 'messageFlows').filter((flow) => !shown.has(flow));
    return shown.has(root) ? inside(root) : [root];
  });
  return missing.map((part) => ({
    id: textOf(part, 'id'),
    name: textOf(part, 'name'),
    type: part.$type.replace('bpmn:', ''),
  }));
}

/** The canvas opens the first drawing, and from there those of folded sub-processes. */
function shownIn(file: ModdleElement): Set<ModdleElement | null> {
  const planes = listOf(file, 'diagrams').map((diagram) => elementOf(diagram, 'plane'));
  const opened = planes.filter(
    (plane, i) => i === 0 || elementOf(plane, 'bpmnElement')?.$instanceOf('bpmn:SubProcess') === true,
  );
  const shown = opened.flatMap((plane) =>
    [plane, ...listOf(plane, 'planeElement')].map((each) => elementOf(each, 'bpmnElement')),
  );
  return new Set([...shown, ...shown.map((element) => element && processOf(element))]);
}

/** The process that is seen when a thing of it is seen: a pool shows its own. */
function processOf(element: ModdleElement): ModdleElement | null {
  if (element.$type === 'bpmn:Participant') return elementOf(element, 'processRef');
  let part: ModdleElement | undefined = element;
  while (part && part.$type !== 'bpmn:Process') part = part.$parent;
  return part ?? null;
}

import { type FileModdle, withDrawing } from './auto-layout';
import { elementOf, listOf, type ModdleElement, textOf } from './moddle';

/** Message flows that the drawing does not show, as those into a folded sub-process: they stay in the file. */
export async function undrawnMessages(xml: string, moddle: FileModdle): Promise<{ id: string; name: string }[]> {
  const { rootElement } = await moddle.fromXML(await withDrawing(xml, moddle));
  const shown = new Set<ModdleElement | null>(
    listOf(rootElement, 'diagrams')
      .flatMap((diagram) => listOf(elementOf(diagram, 'plane'), 'planeElement'))
      .map((each) => elementOf(each, 'bpmnElement')),
  );
  return listOf(rootElement, 'rootElements')
    .flatMap((root) => listOf(root, 'messageFlows'))
    .filter((flow) => !shown.has(flow))
    .map((flow) => ({ id: textOf(flow, 'id'), name: textOf(flow, 'name') }));
}

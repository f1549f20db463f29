import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { listOf, type ModdleElement, textOf } from '../modeler/moddle';

/** A node or flow of a drawing, to be named and chosen. */
export interface DrawnElement {
  readonly id: string;
  readonly name: string;
  /** `UserTask` */
  readonly type: string;
}

/** Nodes and flows of the file, the outer before the inner. */
export async function drawnElements(xml: string): Promise<DrawnElement[]> {
  const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(xml);
  const visit = (container: ModdleElement): DrawnElement[] =>
    listOf(container, 'flowElements').flatMap((element) => {
      const isDrawn = element.$instanceOf('bpmn:FlowNode') || element.$instanceOf('bpmn:SequenceFlow');
      const own = {
        id: textOf(element, 'id'),
        name: textOf(element, 'name'),
        type: element.$type.replace('bpmn:', ''),
      };
      return [...(isDrawn ? [own] : []), ...visit(element)];
    });
  return listOf(rootElement, 'rootElements').flatMap(visit);
}

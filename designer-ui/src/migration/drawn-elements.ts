import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { elementOf, listOf, type ModdleElement, textOf } from '../modeler/moddle';

/** A node or flow of a drawing, to be named and chosen. */
export interface DrawnElement {
  readonly id: string;
  readonly name: string;
  /** `UserTask` */
  readonly type: string;
  /** Of a flow. */
  readonly source: string | null;
  readonly target: string | null;
}

/** Nodes and flows of the file, the outer before the inner. */
export async function drawnElements(xml: string): Promise<DrawnElement[]> {
  const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(xml);
  const visit = (container: ModdleElement): DrawnElement[] =>
    listOf(container, 'flowElements').flatMap((element) => {
      const isDrawn = element.$instanceOf('bpmn:FlowNode') || element.$instanceOf('bpmn:SequenceFlow');
      return [...(isDrawn ? [drawn(element)] : []), ...visit(element)];
    });
  return listOf(rootElement, 'rootElements').flatMap(visit);
}

function drawn(element: ModdleElement): DrawnElement {
  const end = (name: string) => (element.$type === 'bpmn:SequenceFlow' ? textOf(elementOf(element, name), 'id') : null);
  return {
    id: textOf(element, 'id'),
    name: textOf(element, 'name'),
    type: element.$type.replace('bpmn:', ''),
    source: end('sourceRef'),
    target: end('targetRef'),
  };
}

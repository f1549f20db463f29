import { listOf, elementOf, type Moddle, type ModdleElement } from '../moddle';

/** Reads and writes files; bpmn-js's own and the one of bpmn-moddle have this shape. */
export interface FileModdle extends Moddle {
  /** Ids of the open file; only bpmn-js keeps them. */
  ids?: { assigned(id: string): unknown };
  fromXML(xml: string): Promise<{
    rootElement: ModdleElement;
    elementsById: Readonly<Record<string, ModdleElement | undefined>>;
    warnings: readonly { message: string }[];
  }>;
  toXML(root: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
}

/** A file without a drawing (made by hand or by a program) gets one; every other is given back as it is. */
export async function withDrawing(xml: string, moddle: FileModdle): Promise<string> {
  // reading a large file takes a moment: only what may lack a drawing is looked at
  if (/<[\w-]*:?BPMNDiagram[\s>]/.test(xml)) return xml;
  const { rootElement } = await moddle.fromXML(xml);
  // The layout follows bpmn:incoming and bpmn:outgoing, which such files often lack.
  listOf(rootElement, 'rootElements').forEach(linkFlows);
  const linked = await moddle.toXML(rootElement, { format: true });
  const { layoutProcess } = await import('bpmn-auto-layout');
  const { layoutPools } = await import('./pool-layout');
  return layoutPools(linked.xml, moddle, layoutProcess);
}

function linkFlows(container: ModdleElement): void {
  if (!container.$instanceOf('bpmn:FlowElementsContainer')) return;
  for (const element of listOf(container, 'flowElements')) {
    linkFlows(element);
    if (element.$type !== 'bpmn:SequenceFlow') continue;
    link(elementOf(element, 'sourceRef'), 'outgoing', element);
    link(elementOf(element, 'targetRef'), 'incoming', element);
  }
}

function link(node: ModdleElement | null, side: 'incoming' | 'outgoing', flow: ModdleElement): void {
  const flows = listOf(node, side) as ModdleElement[];
  if (node && !flows.includes(flow)) flows.push(flow);
}

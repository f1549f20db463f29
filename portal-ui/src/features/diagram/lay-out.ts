/** Of bpmn-moddle, what is used here; it ships no types. */
interface Element {
  readonly $type: string;
  readonly $instanceOf: (type: string) => boolean;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}
export interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: Element }>;
  toXML(root: Element): Promise<{ xml: string }>;
}

const listOf = (element: Element, name: string) => (element.get(name) as Element[] | undefined) ?? [];

/**
 * A file without a drawing (made by a program or by hand) gets one of the process that runs; every other is given back
 * as it is. The layout is loaded only then.
 */
export async function withDrawing(bpmn: string, moddle: Moddle): Promise<string> {
  if (/<[\w-]*:?BPMNDiagram[\s>]/.test(bpmn)) return bpmn;
  const { rootElement } = await moddle.fromXML(bpmn);
  const roots = listOf(rootElement, 'rootElements');
  const processes = roots.filter(({ $type }) => $type === 'bpmn:Process');
  const shown = processes.find((process) => process.get('isExecutable') === true) ?? processes[0];
  // pools would stand in the way: the layout knows one process
  rootElement.set(
    'rootElements',
    roots.filter((root) => root === shown || (root.$type !== 'bpmn:Process' && root.$type !== 'bpmn:Collaboration')),
  );
  if (shown) linkFlows(shown);
  const [{ xml }, { layoutProcess }] = await Promise.all([moddle.toXML(rootElement), import('bpmn-auto-layout')]);
  return layoutProcess(xml);
}

/** The layout follows bpmn:incoming and bpmn:outgoing, which such files often lack. */
function linkFlows(container: Element): void {
  for (const element of listOf(container, 'flowElements')) {
    if (element.$instanceOf('bpmn:FlowElementsContainer')) linkFlows(element);
    if (element.$type !== 'bpmn:SequenceFlow') continue;
    link(element.get('sourceRef') as Element | undefined, 'outgoing', element);
    link(element.get('targetRef') as Element | undefined, 'incoming', element);
  }
}

function link(node: Element | undefined, side: 'incoming' | 'outgoing', flow: Element): void {
  if (!node) return;
  const flows = listOf(node, side);
  if (!flows.includes(flow)) node.set(side, [...flows, flow]);
}

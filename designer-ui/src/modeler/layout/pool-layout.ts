import type { FileModdle } from './auto-layout';
import { elementOf, listOf, type ModdleElement, textOf } from '../moddle';

/** Around what stands in a pool; the left side also holds its name. */
const padding = { left: 80, right: 50, y: 40 };
const gap = 60;
const emptyPool = { width: 600, height: 80 };

type Layout = (xml: string) => Promise<string>;

/** A drawing of every pool, one below the other: the layout itself knows one process only. */
export async function layoutPools(xml: string, moddle: FileModdle, layout: Layout): Promise<string> {
  const { rootElement, elementsById: known } = await moddle.fromXML(xml);
  const roots = listOf(rootElement, 'rootElements');
  const collaboration = roots.find(({ $type }) => $type === 'bpmn:Collaboration');
  if (!collaboration) return withDiagrams(xml, moddle, layout);
  const drawn: ModdleElement[] = [];
  const pools: { participant: ModdleElement; y: number; width: number; height: number }[] = [];
  let y = 0;
  for (const participant of listOf(collaboration, 'participants')) {
    const process = elementOf(participant, 'processRef');
    const inside = process ? await insideOf(xml, textOf(process, 'id'), moddle, layout) : [];
    const box = boxOf(inside);
    const size = box
      ? { width: box.width + padding.left + padding.right, height: box.height + 2 * padding.y }
      : emptyPool;
    for (const element of inside) {
      if (box) move(element, padding.left - box.x, y + padding.y - box.y);
      element.set('bpmnElement', known[textOf(elementOf(element, 'bpmnElement'), 'id')]);
      drawn.push(element);
    }
    pools.push({ participant, y, ...size });
    y += size.height + gap;
  }
  const width = Math.max(...pools.map((pool) => pool.width));
  const shapes = pools.map(({ participant, y: top, height }) =>
    moddle.create('bpmndi:BPMNShape', {
      id: `${textOf(participant, 'id')}_di`,
      bpmnElement: participant,
      isHorizontal: true,
      bounds: moddle.create('dc:Bounds', { x: 0, y: top, width, height }),
    }),
  );
  const places = new Map([...shapes, ...drawn].map((shape) => [elementOf(shape, 'bpmnElement'), shape]));
  const edges = listOf(collaboration, 'messageFlows').flatMap((flow) => {
    const [from, to] = [elementOf(flow, 'sourceRef'), elementOf(flow, 'targetRef')];
    // The layout folds sub-processes: a flow to what is inside would end on another page. It stays in the file.
    if (isFolded(from) || isFolded(to)) return [];
    const ends = [from, to].map((end) => places.get(end) ?? null);
    return messageEdge(moddle, flow, elementOf(ends[0], 'bounds'), elementOf(ends[1], 'bounds'));
  });
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: 'BPMNPlane_1',
    bpmnElement: collaboration,
    planeElement: [...shapes, ...drawn, ...edges],
  });
  rootElement.set('diagrams', [moddle.create('bpmndi:BPMNDiagram', { id: 'BPMNDiagram_1', plane })]);
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

/**
 * The file with what the layout has drawn, and nothing else of the layout: it reads files without our extensions, and
 * what it does not know it leaves out.
 */
async function withDiagrams(xml: string, moddle: FileModdle, layout: Layout): Promise<string> {
  const { rootElement, elementsById: known } = await moddle.fromXML(xml);
  const { rootElement: laid } = await moddle.fromXML(await layout(xml));
  const diagrams = listOf(laid, 'diagrams');
  for (const diagram of diagrams) {
    const plane = elementOf(diagram, 'plane');
    for (const shown of [...(plane ? [plane] : []), ...listOf(plane, 'planeElement')])
      shown.set('bpmnElement', known[textOf(elementOf(shown, 'bpmnElement'), 'id')]);
  }
  rootElement.set('diagrams', diagrams);
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

const isFolded = (end: ModdleElement | null): boolean => end?.$parent?.$instanceOf('bpmn:SubProcess') === true;

/** What the layout makes of one process of the file. */
async function insideOf(xml: string, processId: string, moddle: FileModdle, layout: Layout): Promise<ModdleElement[]> {
  const { rootElement } = await moddle.fromXML(xml);
  const isOther = (root: ModdleElement) =>
    root.$type === 'bpmn:Collaboration' || (root.$type === 'bpmn:Process' && textOf(root, 'id') !== processId);
  rootElement.set(
    'rootElements',
    listOf(rootElement, 'rootElements').filter((root) => !isOther(root)),
  );
  const alone = await moddle.toXML(rootElement, { format: true });
  const laid = await moddle.fromXML(await layout(alone.xml));
  const [diagram] = listOf(laid.rootElement, 'diagrams');
  return [...listOf(elementOf(diagram, 'plane'), 'planeElement')];
}

const number = (element: ModdleElement, name: string): number => Number(element.get(name) ?? 0);
const positionsOf = (element: ModdleElement): readonly ModdleElement[] => {
  const label = elementOf(elementOf(element, 'label'), 'bounds');
  const bounds = elementOf(element, 'bounds');
  return [...(bounds ? [bounds] : []), ...(label ? [label] : []), ...listOf(element, 'waypoint')];
};

function boxOf(elements: readonly ModdleElement[]) {
  const places = elements.flatMap(positionsOf);
  if (places.length === 0) return null;
  const x = Math.min(...places.map((place) => number(place, 'x')));
  const y = Math.min(...places.map((place) => number(place, 'y')));
  const right = Math.max(...places.map((place) => number(place, 'x') + number(place, 'width')));
  const bottom = Math.max(...places.map((place) => number(place, 'y') + number(place, 'height')));
  return { x, y, width: right - x, height: bottom - y };
}

function move(element: ModdleElement, dx: number, dy: number): void {
  for (const place of positionsOf(element)) {
    place.set('x', number(place, 'x') + dx);
    place.set('y', number(place, 'y') + dy);
  }
}

/** From the side that looks to the other pool, with one bend where they do not stand below each other. */
function messageEdge(
  moddle: FileModdle,
  flow: ModdleElement,
  source: ModdleElement | null,
  target: ModdleElement | null,
): ModdleElement[] {
  if (!source || !target) return [];
  const isDown = number(source, 'y') < number(target, 'y');
  const middle = (bounds: ModdleElement) => number(bounds, 'x') + number(bounds, 'width') / 2;
  const bottom = (bounds: ModdleElement) => number(bounds, 'y') + number(bounds, 'height');
  const [from, to] = isDown ? [bottom(source), number(target, 'y')] : [number(source, 'y'), bottom(target)];
  const half = (from + to) / 2;
  const points = [
    [middle(source), from],
    ...(middle(source) === middle(target)
      ? []
      : [
          [middle(source), half],
          [middle(target), half],
        ]),
    [middle(target), to],
  ] as const;
  const waypoint = points.map(([x, y]) => moddle.create('dc:Point', { x, y }));
  return [moddle.create('bpmndi:BPMNEdge', { id: `${textOf(flow, 'id')}_di`, bpmnElement: flow, waypoint })];
}

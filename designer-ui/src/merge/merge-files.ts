import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { elementOf, listOf, type ModdleElement, textOf } from '../modeler/moddle';
import type { FileModdle } from '../modeler/layout/auto-layout';
import type { Side, Three } from './merge-entry';
import { mergeDiagrams } from './merge-diagrams';

/** Lists whose members are told apart one by one. */
const lists = ['rootElements', 'flowElements', 'artifacts', 'participants', 'messageFlows'] as const;
type List = (typeof lists)[number];

interface Place {
  readonly element: ModdleElement;
  readonly parent: ModdleElement;
  readonly list: List;
}

const moddle = () => new BpmnModdle({ xiaowu: xiaowuModdle }) as unknown as FileModdle;

/** Everything with an id that stands in one of the lists, the outer before the inner. */
function placesOf(root: ModdleElement): Map<string, Place> {
  const places = new Map<string, Place>();
  const visit = (parent: ModdleElement): void => {
    for (const list of lists)
      for (const element of listOf(parent, list)) {
        places.set(textOf(element, 'id'), { element, parent, list });
        visit(element);
      }
  };
  visit(root);
  return places;
}

/** Their file with my elements where `sideOf` says so; flows that lost an end go with it. */
export async function mergeFiles(files: Three<string>, sideOf: (id: string) => Side): Promise<string> {
  const reader = moddle();
  const [base, theirs, mine] = await Promise.all(
    [files.base, files.theirs, files.mine].map(async (xml) => (await reader.fromXML(xml)).rootElement),
  );
  if (!base || !theirs || !mine) throw new Error('Expected three files, but one could not be read');
  takeMine(theirs, mine, sideOf);
  dropUnconnected(theirs);
  connect(theirs);
  mergeDiagrams({ base, theirs, mine }, new Set(placesOf(theirs).keys()), sideOf);
  return (await reader.toXML(theirs, { format: true })).xml;
}

function takeMine(theirs: ModdleElement, mine: ModdleElement, sideOf: (id: string) => Side): void {
  const own = placesOf(mine);
  for (const [id, { element, parent, list }] of placesOf(theirs)) {
    if (sideOf(id) === 'theirs') continue;
    const found = own.get(id);
    const members = listOf(parent, list) as ModdleElement[];
    if (!found) members.splice(members.indexOf(element), 1);
    else put(members, members.indexOf(element), 1, emptied(found.element, element), parent);
  }
  for (const [id, { element, parent, list }] of own) {
    const there = placesOf(theirs);
    if (there.has(id) || sideOf(id) === 'theirs') continue;
    const place = there.get(textOf(parent, 'id'))?.element ?? (list === 'rootElements' ? theirs : processOf(theirs));
    const members = listOf(place, list) as ModdleElement[];
    put(members, members.length, 0, emptied(element, null), place);
  }
}

function put(list: ModdleElement[], at: number, instead: number, element: ModdleElement, parent: ModdleElement): void {
  list.splice(at, instead, element);
  element.$parent = parent;
}

/** My element with what theirs holds: what stands inside is decided one by one. */
function emptied(element: ModdleElement, theirs: ModdleElement | null): ModdleElement {
  for (const list of lists) {
    if (listOf(element, list).length + listOf(theirs, list).length === 0) continue;
    const members = [...listOf(theirs, list)];
    for (const member of members) member.$parent = element;
    element.set(list, members);
  }
  if (theirs && listOf(theirs, 'laneSets').length > 0) element.set('laneSets', listOf(theirs, 'laneSets'));
  return element;
}

const processOf = (root: ModdleElement): ModdleElement =>
  listOf(root, 'rootElements').find(({ $type }) => $type === 'bpmn:Process') ?? root;

/** Flows, boundary events and associations need what they begin and end at. */
function dropUnconnected(root: ModdleElement): void {
  for (;;) {
    const places = placesOf(root);
    const isGone = (element: ModdleElement, name: string) => {
      const end = elementOf(element, name);
      return end !== null && !places.has(textOf(end, 'id'));
    };
    const lost = [...places.values()].filter(({ element }) => endsOf(element).some((name) => isGone(element, name)));
    if (lost.length === 0) return;
    for (const { element, parent, list } of lost) {
      const members = listOf(parent, list) as ModdleElement[];
      members.splice(members.indexOf(element), 1);
    }
  }
}

function endsOf({ $type }: ModdleElement): string[] {
  if ($type === 'bpmn:BoundaryEvent') return ['attachedToRef'];
  return ['bpmn:SequenceFlow', 'bpmn:MessageFlow', 'bpmn:Association'].includes($type)
    ? ['sourceRef', 'targetRef']
    : [];
}

/** Writes incoming and outgoing anew, and lets lanes and defaults name only what there is. */
function connect(root: ModdleElement): void {
  const places = placesOf(root);
  const at = (element: ModdleElement | null) => places.get(textOf(element, 'id'))?.element ?? null;
  const nodes = [...places.values()].map(({ element }) => element);
  for (const node of nodes) {
    if (!node.$instanceOf('bpmn:FlowNode')) continue;
    node.set('incoming', []);
    node.set('outgoing', []);
  }
  for (const flow of nodes) {
    if (flow.$type !== 'bpmn:SequenceFlow') continue;
    for (const [end, side] of [
      ['sourceRef', 'outgoing'],
      ['targetRef', 'incoming'],
    ] as const) {
      const node = at(elementOf(flow, end));
      if (!node) continue;
      flow.set(end, node);
      (listOf(node, side) as ModdleElement[]).push(flow);
    }
  }
  for (const node of nodes) {
    const standard = elementOf(node, 'default');
    if (standard && !at(standard)) node.set('default', undefined);
    for (const laneSet of listOf(node, 'laneSets')) keepLanes(laneSet, at);
  }
}

function keepLanes(laneSet: ModdleElement, at: (element: ModdleElement) => ModdleElement | null): void {
  for (const lane of listOf(laneSet, 'lanes')) {
    lane.set(
      'flowNodeRef',
      listOf(lane, 'flowNodeRef').flatMap((node) => at(node) ?? []),
    );
    const inner = elementOf(lane, 'childLaneSet');
    if (inner) keepLanes(inner, at);
  }
}

import { BpmnModdle } from 'bpmn-moddle';
import { compile } from '../../engine/index.js';
import { bpmnFile, flow } from '../support/engine/bpmn-file.js';

/** What the standard lets stand where: a cell of a table, with the smallest file that has it. */
interface Cell {
  readonly row: string;
  readonly column: string;
  readonly file: string;
}

interface Element {
  readonly $type: string;
  readonly $parent?: Element;
  get(name: string): unknown;
}

const singleDefinitions = {
  none: '',
  message: '<bpmn:messageEventDefinition messageRef="m"/>',
  timer: '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
  signal: '<bpmn:signalEventDefinition signalRef="s"/>',
  conditional: '<bpmn:conditionalEventDefinition><bpmn:condition>a</bpmn:condition></bpmn:conditionalEventDefinition>',
  error: '<bpmn:errorEventDefinition errorRef="e"/>',
  escalation: '<bpmn:escalationEventDefinition escalationRef="x"/>',
  compensation: '<bpmn:compensateEventDefinition/>',
  cancel: '<bpmn:cancelEventDefinition/>',
  link: '<bpmn:linkEventDefinition name="l"/>',
  terminate: '<bpmn:terminateEventDefinition/>',
};
const several = singleDefinitions.message + singleDefinitions.signal;
const eventDefinitions: { readonly [name: string]: string } = {
  ...singleDefinitions,
  multiple: several,
  'parallel multiple': several,
};

/** Table 10.93 of BPMN 2.0.2. */
const allowed: { readonly [place: string]: string } = {
  'start of a process': 'none message timer signal conditional multiple parallel',
  'start of an event sub-process': 'message timer signal conditional error escalation compensation multiple parallel',
  'the same, beside': 'message timer signal conditional escalation multiple parallel',
  catch: 'message timer signal conditional link multiple parallel',
  boundary: 'message timer signal conditional error escalation compensation cancel multiple parallel',
  'boundary, beside': 'message timer signal conditional escalation multiple parallel',
  throw: 'none message signal escalation compensation link multiple',
  end: 'none message signal escalation error compensation cancel terminate multiple',
};
const isAllowed = (place: string, name: string): boolean =>
  (allowed[place] ?? '').split(' ').includes(name.split(' ')[0]!);

const roots =
  '<bpmn:message id="m" name="m"/><bpmn:signal id="s" name="s"/><bpmn:error id="e" errorCode="E"/><bpmn:escalation id="x" escalationCode="X"/>';
const file = (elements: string): string => bpmnFile(elements, { roots });
const plain = `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'a')}<bpmn:task id="a"/>`;
const ended = `${flow('f2', 'a', 'end')}<bpmn:endEvent id="end"/>`;

const withEvent: { readonly [place: string]: (inside: string, more: string, name: string) => string } = {
  'start of a process': (inside, more) =>
    `<bpmn:startEvent id="start" ${more}>${inside}</bpmn:startEvent>${flow('f1', 'start', 'a')}<bpmn:task id="a"/>${ended}`,
  'start of an event sub-process': (inside, more) => eventSubProcess(inside, more),
  'the same, beside': (inside, more) => eventSubProcess(inside, `${more} isInterrupting="false"`),
  catch: (inside, more, name) =>
    name === 'link'
      ? `${plain}${flow('f2', 'a', 'c')}<bpmn:intermediateThrowEvent id="c">${inside}</bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id="d">${inside}</bpmn:intermediateCatchEvent>${flow('f3', 'd', 'end')}<bpmn:endEvent id="end"/>`
      : `${plain}${flow('f2', 'a', 'c')}<bpmn:intermediateCatchEvent id="c" ${more}>${inside}</bpmn:intermediateCatchEvent>${flow('f3', 'c', 'end')}<bpmn:endEvent id="end"/>`,
  boundary: (inside, more, name) => attached(inside, more, name),
  'boundary, beside': (inside, more, name) => attached(inside, `${more} cancelActivity="false"`, name),
  throw: (inside, more, name) =>
    name === 'link'
      ? withEvent['catch']!(inside, more, name)
      : `${plain}${flow('f2', 'a', 'c')}<bpmn:intermediateThrowEvent id="c">${inside}</bpmn:intermediateThrowEvent>${flow('f3', 'c', 'end')}<bpmn:endEvent id="end"/>`,
  end: (inside, _, name) =>
    name === 'cancel'
      ? `<bpmn:startEvent id="start"/>${flow('f1', 'start', 't')}<bpmn:transaction id="t"><bpmn:startEvent id="i"/>${flow('g1', 'i', 'c')}<bpmn:endEvent id="c">${inside}</bpmn:endEvent></bpmn:transaction>${flow('f2', 't', 'end')}<bpmn:endEvent id="end"/>`
      : `${plain}${flow('f2', 'a', 'c')}<bpmn:endEvent id="c">${inside}</bpmn:endEvent>`,
};

function eventSubProcess(inside: string, more: string): string {
  return `${plain}${ended}<bpmn:subProcess id="v" triggeredByEvent="true"><bpmn:startEvent id="vs" ${more}>${inside}</bpmn:startEvent>${flow('v1', 'vs', 've')}<bpmn:endEvent id="ve"/></bpmn:subProcess>`;
}

function attached(inside: string, more: string, name: string): string {
  if (name === 'compensation') {
    return `${plain}${ended}<bpmn:boundaryEvent id="b" attachedToRef="a">${inside}</bpmn:boundaryEvent><bpmn:task id="h" isForCompensation="true"/><bpmn:association id="as" associationDirection="One" sourceRef="b" targetRef="h"/>`;
  }
  const rest = `<bpmn:boundaryEvent id="b" attachedToRef="a" ${more}>${inside}</bpmn:boundaryEvent>${flow('f3', 'b', 'end2')}<bpmn:endEvent id="end2"/>`;
  const host =
    name === 'cancel'
      ? plain.replace('<bpmn:task id="a"/>', '<bpmn:transaction id="a"><bpmn:startEvent id="i"/></bpmn:transaction>')
      : plain;
  return `${host}${ended}${rest}`;
}

const events: readonly Cell[] = Object.keys(eventDefinitions).flatMap((row) =>
  Object.keys(allowed)
    .filter((column) => isAllowed(column, row))
    .map((column) => ({
      row,
      column,
      file: file(
        withEvent[column]!(eventDefinitions[row]!, row.startsWith('parallel') ? 'parallelMultiple="true"' : '', row),
      ),
    })),
);

const ext = (inside: string): string => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
const inner = '<bpmn:startEvent id="i"/>';
/** Each activity: attributes and contents. */
const activities: { readonly [type: string]: readonly [attributes: string, inside: string] } = {
  task: ['', ''],
  manualTask: ['', ''],
  userTask: ['', ext('<xiaowu:approver kind="role" value="r"/>')],
  serviceTask: ['', ext('<xiaowu:service type="http"/>')],
  sendTask: ['messageRef="m"', ''],
  receiveTask: ['messageRef="m"', ''],
  scriptTask: ['', '<bpmn:script>1</bpmn:script>'],
  businessRuleTask: ['', ext('<xiaowu:decision decisionId="d"/>')],
  callActivity: ['calledElement="c"', ''],
  subProcess: ['', inner],
  transaction: ['', inner],
  adHocSubProcess: ['', '<bpmn:task id="i"/>'],
};
const cardinality = '<bpmn:loopCardinality>2</bpmn:loopCardinality>';
const markers: { readonly [name: string]: string } = {
  once: '',
  'standard loop': '<bpmn:standardLoopCharacteristics loopMaximum="2"/>',
  'parallel instances': `<bpmn:multiInstanceLoopCharacteristics>${cardinality}</bpmn:multiInstanceLoopCharacteristics>`,
  'sequential instances': `<bpmn:multiInstanceLoopCharacteristics isSequential="true">${cardinality}</bpmn:multiInstanceLoopCharacteristics>`,
  compensation: '',
};

/** The marker stands behind the extensions and before what the type has of its own. */
function activityFile(type: string, marker: string): string {
  const [attributes, inside] = activities[type]!;
  const isExtension = inside.startsWith('<bpmn:extensionElements>');
  const contents = isExtension ? inside + markers[marker]! : markers[marker]! + inside;
  const own = (id: string, more: string): string =>
    `<bpmn:${type} id="${id}" ${attributes} ${more}>${contents}</bpmn:${type}>`;
  if (marker !== 'compensation') return file(plain.replace('<bpmn:task id="a"/>', own('a', '')) + ended);
  const undo = `<bpmn:boundaryEvent id="b" attachedToRef="a">${eventDefinitions['compensation']}</bpmn:boundaryEvent><bpmn:association id="as" associationDirection="One" sourceRef="b" targetRef="h"/>`;
  return file(`${plain}${ended}${undo}${own('h', 'isForCompensation="true"')}`);
}

const activityCells: readonly Cell[] = Object.keys(activities).flatMap((row) =>
  Object.keys(markers).map((column) => ({ row, column, file: activityFile(row, column) })),
);

const gatewayBodies: { readonly [type: string]: string } = {
  exclusiveGateway: '',
  parallelGateway: '',
  inclusiveGateway: '',
  complexGateway: '<bpmn:activationCondition>activationCount &gt; 0</bpmn:activationCondition>',
};
const gatewayCells: readonly Cell[] = [
  ...Object.keys(gatewayBodies).flatMap((row): Cell[] => {
    const gateway = (id: string) => `<bpmn:${row} id="${id}">${gatewayBodies[row]}</bpmn:${row}>`;
    const tasks = '<bpmn:task id="a"/><bpmn:task id="b"/>';
    const split = `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'g')}${gateway('g')}${flow('f2', 'g', 'a')}${flow('f3', 'g', 'b')}${tasks}`;
    const join = `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'a')}${flow('f2', 'start', 'b')}${tasks}${flow('f3', 'a', 'g')}${flow('f4', 'b', 'g')}${gateway('g')}${flow('f5', 'g', 'end')}<bpmn:endEvent id="end"/>`;
    return [
      { row, column: 'split', file: file(split) },
      { row, column: 'join', file: file(join) },
    ];
  }),
  ...[
    ['split', ''],
    ['start', 'instantiate="true"'],
    ['start, parallel', 'instantiate="true" eventGatewayType="Parallel"'],
  ].map(([column = '', attributes]): Cell => {
    const way = attributes === '' ? `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'g')}` : '';
    const caught = (id: string, event: string) =>
      `${flow(`f${id}`, 'g', id)}<bpmn:intermediateCatchEvent id="${id}">${eventDefinitions[event]}</bpmn:intermediateCatchEvent>${flow(`g${id}`, id, 'end')}`;
    return {
      row: 'eventBasedGateway',
      column,
      file: file(
        `${way}<bpmn:eventBasedGateway id="g" ${attributes}/>${caught('a', 'message')}${caught('b', 'signal')}<bpmn:endEvent id="end"/>`,
      ),
    };
  }),
];

/** The cells that a drawing covers, as `row/column`. */
export async function coveredBy(xml: string): Promise<Set<string>> {
  const covered = new Set<string>();
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const walk = (element: Element): void => {
    for (const cell of cellsOf(element)) covered.add(cell);
    for (const [name, value] of Object.entries(element)) {
      if (name === 'diagrams') continue;
      for (const part of Array.isArray(value) ? value : [value]) {
        if (isElement(part) && part.$parent === element) walk(part);
      }
    }
  };
  walk(rootElement);
  return covered;
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && '$type' in value;
}

function cellsOf(element: Element): string[] {
  const type = element.$type.replace(/^bpmn:/, '').replace(/^./, (first) => first.toLowerCase());
  if (type in activities) return [`${type}/${markerOf(element)}`];
  if (type in gatewayBodies) {
    return (['incoming', 'outgoing'] as const).flatMap((side) =>
      flowsOf(element, side) > 1 ? [`${type}/${side === 'incoming' ? 'join' : 'split'}`] : [],
    );
  }
  if (type === 'eventBasedGateway') {
    if (element.get('instantiate') !== true) return [`${type}/split`];
    return [`${type}/${element.get('eventGatewayType') === 'Parallel' ? 'start, parallel' : 'start'}`];
  }
  const place = placeOf(element, type);
  return place === null ? [] : [`${eventOf(element)}/${place}`];
}

/** From the flows themselves: the lists in the nodes are optional. */
function flowsOf(node: Element, side: 'incoming' | 'outgoing'): number {
  const beside = (node.$parent?.get('flowElements') ?? []) as Element[];
  const end = side === 'incoming' ? 'targetRef' : 'sourceRef';
  return beside.filter((each) => each.$type === 'bpmn:SequenceFlow' && each.get(end) === node).length;
}

function markerOf(activity: Element): string {
  if (activity.get('isForCompensation') === true) return 'compensation';
  const marker = activity.get('loopCharacteristics') as Element | undefined;
  if (!marker) return 'once';
  if (marker.$type === 'bpmn:StandardLoopCharacteristics') return 'standard loop';
  return marker.get('isSequential') === true ? 'sequential instances' : 'parallel instances';
}

function placeOf(event: Element, type: string): string | null {
  const places: { readonly [type: string]: string } = {
    endEvent: 'end',
    intermediateCatchEvent: 'catch',
    intermediateThrowEvent: 'throw',
  };
  if (type === 'boundaryEvent') return event.get('cancelActivity') === false ? 'boundary, beside' : 'boundary';
  if (type !== 'startEvent') return places[type] ?? null;
  if (event.$parent?.$type === 'bpmn:Process') return 'start of a process';
  if (event.$parent?.get('triggeredByEvent') !== true) return null;
  return event.get('isInterrupting') === false ? 'the same, beside' : 'start of an event sub-process';
}

function eventOf(event: Element): string {
  const definitions = [
    ...((event.get('eventDefinitions') ?? []) as Element[]),
    ...((event.get('eventDefinitionRef') ?? []) as Element[]),
  ];
  if (definitions.length > 1) return event.get('parallelMultiple') === true ? 'parallel multiple' : 'multiple';
  const name = /bpmn:(\w+)EventDefinition/.exec(definitions[0]?.$type ?? '')?.[1]?.toLowerCase() ?? 'none';
  return name === 'compensate' ? 'compensation' : name;
}

async function isRead(xml: string): Promise<boolean> {
  return compile(xml).then(
    () => true,
    () => false,
  );
}

async function table(title: string, cells: readonly Cell[], covered: ReadonlySet<string>): Promise<string> {
  const [rows, columns] = [[...new Set(cells.map(({ row }) => row))], [...new Set(cells.map(({ column }) => column))]];
  const lines: string[][] = [[title, ...columns]];
  for (const row of rows) {
    const line = [row];
    for (const column of columns) {
      const cell = cells.find((each) => each.row === row && each.column === column);
      if (!cell) line.push('·');
      else if (covered.has(`${row}/${column}`)) line.push('✓');
      else line.push((await isRead(cell.file)) ? 'read' : '');
    }
    lines.push(line);
  }
  const widths = lines[0]!.map((_, i) => Math.max(3, ...lines.map((line) => line[i]!.length)));
  const written = lines.map((line) => `| ${line.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |`);
  return [written[0]!, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...written.slice(1)].join('\n');
}

/** The tables of what is executed, for the README of the engine. */
export async function coverageTables(covered: ReadonlySet<string>): Promise<string> {
  const tables = [
    await table('activity', activityCells, covered),
    await table('gateway', gatewayCells, covered),
    await table('event', events, covered),
  ];
  return tables.join('\n\n');
}

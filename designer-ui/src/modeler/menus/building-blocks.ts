import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import { blockTexts, eventSubProcessText } from '../../locales/zh-CN/modeler-texts';
import { createIn, type ModdleElement } from '../moddle';

/** Elements that are placed together, and where flows come in and go on. */
export interface Fragment {
  elements: Element[];
  entry: Shape;
  exit: Shape;
}

/** Parts of a school's processes that are more than one BPMN element, or one with its settings. */
export interface BuildingBlock {
  id: keyof typeof blockTexts;
  icon: string;
  build(parts: Parts): Fragment;
  /** Where nothing comes after it, if that is another one. */
  buildLast?(parts: Parts): Fragment;
}

/** What blocks are made of; places are middles, relative to each other. */
class Parts {
  readonly elements: Element[] = [];

  constructor(private readonly factory: ElementFactory) {}

  add(type: string, x: number, y: number, { name, ...options }: Record<string, unknown> = {}): Shape {
    const shape = this.factory.createShape({ type, ...options });
    shape.x = x - shape.width / 2;
    shape.y = y - shape.height / 2;
    if (name !== undefined) businessOf(shape).set('name', name);
    this.elements.push(shape);
    return shape;
  }

  /** Inside an expanded sub-process. */
  put(parent: Shape, type: string, x: number, y: number, options: Record<string, unknown> = {}): Shape {
    const shape = this.add(type, x, y, options);
    shape.parent = parent as never;
    return shape;
  }

  connect(source: Shape, target: Shape, name = ''): Connection {
    const flow = this.factory.createConnection({
      type: 'bpmn:SequenceFlow',
      source,
      target,
      waypoints: lineBetween(source, target),
    } as never);
    if (name) businessOf(flow).set('name', name);
    if (source.parent) flow.parent = source.parent as never;
    this.elements.push(flow);
    return flow;
  }

  /** A user task for the head of the applicant's department: whom most steps begin with. */
  approval(x: number, y: number, name: string, settings: Settings = {}): Shape {
    const shape = this.add('bpmn:UserTask', x, y, { name });
    setUp(businessOf(shape), settings);
    return shape;
  }

  alone(shape: Shape): Fragment {
    return { elements: this.elements, entry: shape, exit: shape };
  }
}

interface Settings {
  approval?: Record<string, unknown>;
  actions?: readonly Record<string, unknown>[];
}

function setUp(task: ModdleElement, { approval, actions = [] }: Settings): void {
  const container = createIn(task, 'bpmn:ExtensionElements');
  const values = [
    ...(approval ? [createIn(container, 'xiaowu:Approval', approval)] : []),
    createIn(container, 'xiaowu:Approver', { kind: 'departmentHead', department: 'applicant' }),
    ...actions.map((action) => createIn(container, 'xiaowu:Action', action)),
  ];
  container.set('values', values);
  task.set('extensionElements', container);
}

const businessOf = (element: Element) => element.businessObject as ModdleElement;
const middleOf = ({ x, y, width, height }: Shape) => ({ x: x + width / 2, y: y + height / 2 });

/** A line of right angles; out of a gateway it leaves upwards or downwards, into one it comes so. */
function lineBetween(source: Shape, target: Shape): { x: number; y: number }[] {
  const [from, to] = [middleOf(source), middleOf(target)];
  const left = { x: target.x, y: to.y };
  const right = { x: source.x + source.width, y: from.y };
  if (from.y === to.y) return [right, left];
  const down = to.y > from.y;
  if (businessOf(source).$instanceOf('bpmn:Gateway'))
    return [{ x: from.x, y: down ? source.y + source.height : source.y }, { x: from.x, y: to.y }, left];
  return [right, { x: to.x, y: from.y }, { x: to.x, y: down ? target.y : target.y + target.height }];
}

/** Two branches with a step each; `type` decides whether both are gone or one. */
function branches(parts: Parts, type: string, names: readonly [string, string]): Fragment {
  const split = parts.add(type, 0, 0);
  const tasks = [parts.approval(150, -60, blockTexts.approval.step), parts.approval(150, 60, blockTexts.approval.step)];
  const join = parts.add(type, 300, 0);
  const flows = tasks.map((task, i) => parts.connect(split, task, names[i]));
  tasks.forEach((task) => parts.connect(task, join));
  const [, otherwise] = flows;
  if (type === 'bpmn:ExclusiveGateway' && otherwise) businessOf(split).set('default', otherwise.businessObject);
  return { elements: parts.elements, entry: split, exit: join };
}

/** Every branch whose condition holds, at once; where none does, straight on. */
function inclusiveBranches(parts: Parts): Fragment {
  const texts = blockTexts.inclusive;
  const split = parts.add('bpmn:InclusiveGateway', 0, 0);
  const tasks = [parts.approval(190, -80, blockTexts.approval.step), parts.approval(190, 80, blockTexts.approval.step)];
  const join = parts.add('bpmn:InclusiveGateway', 380, 0);
  tasks.forEach((task, i) => parts.connect(split, task, i === 0 ? texts.first : texts.second));
  businessOf(split).set('default', parts.connect(split, join, texts.otherwise).businessObject);
  tasks.forEach((task) => parts.connect(task, join));
  return { elements: parts.elements, entry: split, exit: join };
}

/** Who is to know of it, and the end behind them. */
function readers(parts: Parts, x: number, y: number): Shape {
  const reader = parts.approval(x, y, blockTexts.copy.step, {
    approval: { mode: 'all', whenEmpty: 'pass', whenOwn: 'skip' },
    actions: [
      { name: 'complete', enabled: true, label: blockTexts.copy.read },
      { name: 'return', enabled: false },
      { name: 'addApprovers', enabled: false },
    ],
  });
  parts.connect(reader, parts.add('bpmn:EndEvent', x + 130, y));
  return reader;
}

/** A frame with one approval in it. */
function subProcess(
  parts: Parts,
  frameOptions: Record<string, unknown>,
  event: Record<string, unknown> = {},
): Fragment {
  const frame = parts.add('bpmn:SubProcess', 0, 0, { ...frameOptions, isExpanded: true });
  const start = parts.put(frame, 'bpmn:StartEvent', -120, 0, event);
  const task = parts.approval(0, 0, blockTexts.approval.step);
  task.parent = frame as never;
  const end = parts.put(frame, 'bpmn:EndEvent', 120, 0);
  parts.connect(start, task);
  parts.connect(task, end);
  return { elements: parts.elements, entry: frame, exit: frame };
}

export const buildingBlocks: readonly BuildingBlock[] = [
  {
    id: 'approval',
    icon: 'block-icon-approval',
    build: (parts) => parts.alone(parts.approval(0, 0, blockTexts.approval.step)),
  },
  {
    id: 'allApprove',
    icon: 'block-icon-all',
    build: (parts) => parts.alone(parts.approval(0, 0, blockTexts.allApprove.step, { approval: { mode: 'all' } })),
  },
  {
    id: 'copy',
    icon: 'block-icon-copy',
    build(parts) {
      const split = parts.add('bpmn:ParallelGateway', 0, 0);
      parts.connect(split, readers(parts, 120, 110));
      return { elements: parts.elements, entry: split, exit: split };
    },
    // a way of its own needs no gateway to leave the main one
    buildLast(parts) {
      const reader = readers(parts, 0, 0);
      return { elements: parts.elements, entry: reader, exit: reader };
    },
  },
  {
    id: 'condition',
    icon: 'block-icon-condition',
    build: (parts) =>
      branches(parts, 'bpmn:ExclusiveGateway', [blockTexts.condition.holds, blockTexts.condition.otherwise]),
  },
  { id: 'inclusive', icon: 'block-icon-inclusive', build: inclusiveBranches },
  {
    id: 'parallel',
    icon: 'block-icon-parallel',
    build: (parts) => branches(parts, 'bpmn:ParallelGateway', ['', '']),
  },
  {
    id: 'subProcess',
    icon: 'bpmn-icon-subprocess-expanded',
    build: (parts) => subProcess(parts, { name: blockTexts.subProcess.step }),
  },
  {
    id: 'timer',
    icon: 'bpmn-icon-intermediate-event-catch-timer',
    build(parts) {
      const event = parts.add('bpmn:IntermediateCatchEvent', 0, 0, {
        name: blockTexts.timer.step,
        eventDefinitionType: 'bpmn:TimerEventDefinition',
      });
      const [definition] = businessOf(event).get('eventDefinitions') as ModdleElement[];
      definition?.set('timeDuration', createIn(definition, 'bpmn:FormalExpression', { body: 'P1D' }));
      return parts.alone(event);
    },
  },
];

/** `isLast`: nothing comes after it. */
export function buildFragment(block: BuildingBlock, factory: ElementFactory, isLast = false): Fragment {
  const parts = new Parts(factory);
  return isLast && block.buildLast ? block.buildLast(parts) : block.build(parts);
}

/** What happens aside once its event does: nothing of it runs without one, so it comes with a start to be told which. */
export const buildEventSubProcess = (factory: ElementFactory): Fragment =>
  subProcess(
    new Parts(factory),
    { name: eventSubProcessText, triggeredByEvent: true },
    { eventDefinitionType: 'bpmn:MessageEventDefinition' },
  );

import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';
import { blockTexts } from '../../locales/zh-CN/modeler-texts';
import { type Box, boxesOf } from '../layout/boxes-of';
import { flowsFrom, hasOneWayOn, joinOf } from '../layout/branch-join';
import { freeTop } from '../layout/free-top';
import { buildFragment, type BuildingBlock, type Fragment } from './building-blocks';
import { freePlace } from '../layout/free-place';
import { makeRoom } from '../layout/make-room';

const appendCommand = 'xiaowu.appendBlock';
const distance = 60;

interface Context {
  source: Shape;
  fragment: Fragment;
  entry?: Shape;
  created?: readonly Shape[];
}

/**
 * Places a fragment behind an element. What came next comes behind the fragment, and room is made for it; behind a
 * gateway it is one branch more.
 */
class AppendBlockHandler {
  static readonly $inject = ['modeling', 'spaceTool', 'canvas'];

  constructor(
    private readonly modeling: Modeling,
    private readonly spaceTool: SpaceTool,
    private readonly canvas: Canvas,
  ) {}

  preExecute(context: Context): void {
    const { source, fragment } = context;
    const join = joinOf(source);
    const flows = flowsFrom(source);
    const [next] = flows;
    const isInserted = next !== undefined && hasOneWayOn(source);
    const frame = frameOf(fragment.elements);
    const entryMiddle = middleOf(fragment.entry);
    const host = hostOf(source);
    // Below its event: what is put into the main way later moves what stands further right, and not this.
    const left = host ? middleOf(source).x - (entryMiddle.x - frame.x) : source.x + source.width + distance;
    const width = frame.width + distance;
    if (isInserted) {
      const right = left - distance;
      const target = next.target as Shape;
      // A flow that goes back has its target on the left: nothing to move.
      if (target.x >= right) this.makeRoom(source, right, width - Math.max(0, target.x - right - distance));
    }
    // a branch that is longer than the others comes from the left to where they meet, too
    if (join && join.x > source.x) this.makeRoom(source, join.x - 2, left + width - join.x);

    const before = [...(isInserted ? [] : flows.map(({ target }) => target as Shape)), ...(host ? [host] : [])];
    const lowest = Math.max(...before.map(bottomOf));
    const wanted =
      before.length > 0 ? lowest + distance / (host ? 1 : 2) : middleOf(source).y - (entryMiddle.y - frame.y);
    const around = besides(source, host);
    const top = isInserted && !host ? wanted : freeTop({ ...frame, x: left, y: wanted }, around);
    const middle = { x: left + frame.width / 2, y: top + frame.height / 2 };
    const at = (shape: Shape) => fragment.elements.indexOf(shape);
    const [entryAt, exitAt] = [at(fragment.entry), at(fragment.exit)];
    const created = this.modeling.createElements(fragment.elements, middle, source.parent as never) as Shape[];
    const [entry, exit] = [created[entryAt], created[exitAt]];
    if (!entry || !exit) return;
    const into = this.modeling.connect(source, entry, { type: 'bpmn:SequenceFlow' } as never);
    if (join) this.joinBranch(into, exit, join);
    if (isInserted) {
      this.modeling.reconnectStart(next, exit, middleOf(exit));
      this.modeling.layoutConnection(next);
    }
    Object.assign(context, { entry, created });
  }

  /** One more branch of several goes where the others go, and is asked for its condition as they were. */
  private joinBranch(into: Connection, exit: Shape, join: Shape): void {
    // on to below where they meet and up there: not up first, across the other branches
    const [from, to] = [middleOf(exit), middleOf(join)];
    const waypoints = [
      { ...from, x: exit.x + exit.width },
      { x: to.x, y: from.y },
      { ...to, y: bottomOf(join) },
    ];
    const isBelow = exit.x + exit.width < join.x && from.y > bottomOf(join);
    this.modeling.connect(exit, join, { type: 'bpmn:SequenceFlow', ...(isBelow && { waypoints }) } as never);
    if (!join.businessObject.$instanceOf('bpmn:ParallelGateway'))
      this.modeling.updateProperties(into, { name: blockTexts.condition.holds });
  }

  private makeRoom(source: Shape, x: number, missing: number): void {
    if (missing <= 0) return;
    const elements = inside(wholeAround(source) ?? (this.canvas.getRootElement() as Element));
    makeRoom(this.spaceTool, elements, x, missing);
  }
}

/** Places building blocks without the mouse: behind an element, or in the middle of what is seen. */
export class AppendBlock {
  static readonly $inject = ['commandStack', 'elementFactory', 'modeling', 'canvas', 'selection', 'autoPlace'];

  constructor(
    private readonly commandStack: CommandStack,
    private readonly elementFactory: ElementFactory,
    private readonly modeling: Modeling,
    private readonly canvas: Canvas,
    private readonly selection: Selection,
    private readonly autoPlace: AutoPlace,
  ) {
    commandStack.registerHandler(appendCommand, AppendBlockHandler);
  }

  fragment(block: BuildingBlock): Fragment {
    return buildFragment(block, this.elementFactory);
  }

  after(source: Shape, block: BuildingBlock): void {
    // of an event at the edge of a step the way is its own
    const isLast = hostOf(source) !== null && flowsFrom(source).length === 0;
    this.placed({ source, fragment: buildFragment(block, this.elementFactory, isLast) });
  }

  private placed(context: Context): void {
    this.commandStack.execute(appendCommand, context);
    if (!context.entry) return;
    // all of it where it fits, else its beginning; first of all, as the context pad stays where it opens
    this.canvas.scrollToElement([...(context.created ?? [context.entry])], 80);
    this.selection.select(context.entry);
    this.canvas.focus();
  }

  /**
   * One element, as a block is placed: what came next comes behind it. At an end and at a gateway it is one way more;
   * there bpmn-js finds the better place.
   */
  shapeAfter(source: Shape, shape: Shape): void {
    const goesOn = hostOf(source) !== null || hasOneWayOn(source);
    Object.assign(shape, { x: -shape.width / 2, y: -shape.height / 2 });
    if (goesOn && !isEnd(shape)) this.placed({ source, fragment: { elements: [shape], entry: shape, exit: shape } });
    else this.autoPlace.append(source, shape, {});
  }

  /** At the edge of an activity, at the right of its foot, beside what stands there. */
  attach(host: Shape, shape: Shape): void {
    const taken = ((host.attachers ?? []) as Shape[]).filter(({ y, height }) => y + height > bottomOf(host)).length;
    const x = host.x + host.width - 22 - ((taken * 44) % Math.max(44, host.width - 44));
    const attached = this.modeling.createShape(shape, { x, y: bottomOf(host) }, host as never, { attach: true });
    this.selection.select(attached);
    this.canvas.focus();
  }

  /** Where nothing stands yet, as near to the middle of what is seen as can be. */
  inView(elements: Element[]): void {
    const { x, y, width, height } = this.canvas.viewbox();
    const parent = this.parentAt({ x: x + width / 2, y: y + height / 2 });
    const middle = freePlace(frameOf(elements), { x: x + width / 2, y: y + height / 2 }, inside(parent));
    const created = this.modeling.createElements(elements, middle, parent as never);
    if (created[0]) {
      this.selection.select(created[0]);
      this.canvas.scrollToElement(created, 80);
    }
    this.canvas.focus();
  }

  /** What is drawn beside pools belongs to no process. */
  private parentAt({ x, y }: { x: number; y: number }): Element {
    const root = this.canvas.getRootElement() as Element;
    if (!root.businessObject.$instanceOf('bpmn:Collaboration')) return root;
    const pools = inside(root).filter(({ businessObject }) => businessObject.processRef);
    const contains = (pool: Shape) =>
      x >= pool.x && x <= pool.x + pool.width && y >= pool.y && y <= pool.y + pool.height;
    return (pools.find(contains) ?? pools[0] ?? root) as Element;
  }
}

/** What is drawn beside an element, on which nothing else should be put: other shapes, and flows between them. */
const besides = (source: Shape, host: Shape | null): Box[] =>
  ((source.parent as Shape | undefined)?.children ?? [])
    .map((child) => child as Shape & Partial<Connection>)
    .filter((child) => !('labelTarget' in child) && [child, child.source, child.target].every((end) => end !== source))
    .filter((child) => child !== host)
    .flatMap(boxesOf);

/** Where room is made: a sub-process that grows pushes what stands behind it, at any depth. */
function wholeAround(source: Shape): Element | undefined {
  let whole = source.parent as Shape | undefined;
  while (whole?.parent && whole.businessObject.$instanceOf('bpmn:SubProcess')) whole = whole.parent as Shape;
  return whole;
}

/** Everything inside, at any depth; flows too, their ends move along. */
const inside = (element: Element): Shape[] =>
  ((element as Shape).children ?? []).flatMap((child) => [child as Shape, ...inside(child as Element)]);

/** The activity at whose edge the event stands. What compensates it is not reached by a flow. */
function hostOf(source: Shape): Shape | null {
  const definitions = (source.businessObject.eventDefinitions ?? []) as { $type: string }[];
  const isCompensation = definitions.some(({ $type }) => $type === 'bpmn:CompensateEventDefinition');
  return !isCompensation && source.businessObject.$instanceOf('bpmn:BoundaryEvent') ? (source.host as Shape) : null;
}

/** Nothing goes on behind it. */
const isEnd = ({ businessObject }: Shape): boolean =>
  businessObject.$instanceOf('bpmn:EndEvent') || businessObject.$instanceOf('bpmn:TextAnnotation');

const bottomOf = ({ y, height }: Shape) => y + height;
const middleOf = ({ x, y, width, height }: Shape) => ({ x: x + width / 2, y: y + height / 2 });

function frameOf(elements: readonly Element[]): { x: number; y: number; width: number; height: number } {
  const shapes = elements.filter((element): element is Shape => !('waypoints' in element));
  const x = Math.min(...shapes.map((shape) => shape.x));
  const y = Math.min(...shapes.map((shape) => shape.y));
  return {
    x,
    y,
    width: Math.max(...shapes.map((shape) => shape.x + shape.width)) - x,
    height: Math.max(...shapes.map((shape) => shape.y + shape.height)) - y,
  };
}

import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';
import { blockTexts } from '../locales/zh-CN/modeler-texts';
import { flowsFrom, hasOneWayOn, joinOf } from './branch-join';
import { freeTop } from './free-top';
import { buildFragment, type BuildingBlock, type Fragment } from './building-blocks';
import { freePlace } from './free-place';

const appendCommand = 'xiaowu.appendBlock';
const distance = 60;

interface Context {
  source: Shape;
  fragment: Fragment;
  entry?: Shape;
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
    if (isInserted) this.makeRoom(source, next, frame.width + distance, left - distance);

    const before = [...(isInserted ? [] : flows.map(({ target }) => target as Shape)), ...(host ? [host] : [])];
    const lowest = Math.max(...before.map(bottomOf));
    const wanted =
      before.length > 0 ? lowest + distance / (host ? 1 : 2) : middleOf(source).y - (entryMiddle.y - frame.y);
    const around = besides(source, host);
    const top = isInserted ? wanted : freeTop({ ...frame, x: left, y: wanted }, around);
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
    context.entry = entry;
  }

  /** One more branch of several goes where the others go, and is asked for its condition as they were. */
  private joinBranch(into: Connection, exit: Shape, join: Shape): void {
    this.modeling.connect(exit, join, { type: 'bpmn:SequenceFlow' } as never);
    if (!join.businessObject.$instanceOf('bpmn:ParallelGateway'))
      this.modeling.updateProperties(into, { name: blockTexts.condition.holds });
  }

  private makeRoom(source: Shape, next: Connection, width: number, right: number): void {
    const target = next.target as Shape;
    const missing = width - Math.max(0, target.x - right - distance);
    // A flow that goes back has its target on the left: nothing to move.
    if (target.x < right || missing <= 0) return;
    const elements = inside(wholeAround(source) ?? (this.canvas.getRootElement() as Element));
    const { movingShapes, resizingShapes } = this.spaceTool.calculateAdjustments(
      elements,
      'x',
      missing as never,
      right + 1,
    );
    this.spaceTool.makeSpace(movingShapes, resizingShapes, { x: missing, y: 0 }, 'e', (right + 1) as never);
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
    this.placed({ source, fragment: this.fragment(block) });
  }

  private placed(context: Context): void {
    this.commandStack.execute(appendCommand, context);
    if (!context.entry) return;
    this.selection.select(context.entry);
    this.canvas.scrollToElement(context.entry, 80);
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
      this.canvas.scrollToElement(created[0], 80);
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

/** What stands beside an element, in which nothing else should be put. */
const besides = (source: Shape, host: Shape | null): Shape[] =>
  ((source.parent as Shape | undefined)?.children ?? [])
    .map((child) => child as Shape)
    .filter((child) => !('waypoints' in child) && !('labelTarget' in child) && child !== source && child !== host);

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

import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';
import { buildFragment, type BuildingBlock, type Fragment } from './building-blocks';

const appendCommand = 'xiaowu.appendBlock';
const distance = 60;

interface Context {
  source: Shape;
  fragment: Fragment;
  entry?: Shape;
}

/** Places a fragment behind an element. What came next comes behind the fragment, and room is made for it. */
class AppendBlockHandler {
  static readonly $inject = ['modeling', 'spaceTool', 'canvas'];

  constructor(
    private readonly modeling: Modeling,
    private readonly spaceTool: SpaceTool,
    private readonly canvas: Canvas,
  ) {}

  preExecute(context: Context): void {
    const { source, fragment } = context;
    const flows = flowsFrom(source);
    const [next] = flows;
    const isInserted = flows.length === 1 && next !== undefined && !source.businessObject.$instanceOf('bpmn:Gateway');
    const frame = frameOf(fragment.elements);
    const entryMiddle = middleOf(fragment.entry);
    const right = source.x + source.width;
    if (isInserted) this.makeRoom(source, next, frame.width + distance);

    const lowest = Math.max(...flows.map(({ target }) => bottomOf(target as Shape)), -Infinity);
    const isBelow = !isInserted && flows.length > 0;
    const top = isBelow ? lowest + distance / 2 : middleOf(source).y - (entryMiddle.y - frame.y);
    const middle = { x: right + distance + frame.width / 2, y: top + frame.height / 2 };
    const at = (shape: Shape) => fragment.elements.indexOf(shape);
    const [entryAt, exitAt] = [at(fragment.entry), at(fragment.exit)];
    const created = this.modeling.createElements(fragment.elements, middle, source.parent as never) as Shape[];
    const [entry, exit] = [created[entryAt], created[exitAt]];
    if (!entry || !exit) return;
    this.modeling.connect(source, entry, { type: 'bpmn:SequenceFlow' } as never);
    if (isInserted) {
      this.modeling.reconnectStart(next, exit, middleOf(exit));
      this.modeling.layoutConnection(next);
    }
    context.entry = entry;
  }

  private makeRoom(source: Shape, next: Connection, width: number): void {
    const right = source.x + source.width;
    const target = next.target as Shape;
    const missing = width - Math.max(0, target.x - right - distance);
    // A flow that goes back has its target on the left: nothing to move.
    if (target.x < right || missing <= 0) return;
    const elements = inside((source.parent as Element | undefined) ?? (this.canvas.getRootElement() as Element));
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
   * One element, as a block is placed: what came next comes behind it. At an end, at a gateway and at the edge of an
   * activity it is one way more; there bpmn-js finds the better place.
   */
  shapeAfter(source: Shape, shape: Shape): void {
    const goesOn = flowsFrom(source).length === 1 && !source.businessObject.$instanceOf('bpmn:Gateway');
    Object.assign(shape, { x: -shape.width / 2, y: -shape.height / 2 });
    if (goesOn && !isEnd(shape)) this.placed({ source, fragment: { elements: [shape], entry: shape, exit: shape } });
    else this.autoPlace.append(source, shape, {});
  }

  inView(elements: Element[]): void {
    const { x, y, width, height } = this.canvas.viewbox();
    const middle = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    const created = this.modeling.createElements(elements, middle, this.canvas.getRootElement() as never);
    if (created[0]) this.selection.select(created[0]);
    this.canvas.focus();
  }
}

/** Everything inside, at any depth; flows too, their ends move along. */
const inside = (element: Element): Shape[] =>
  ((element as Shape).children ?? []).flatMap((child) => [child as Shape, ...inside(child as Element)]);

const flowsFrom = (source: Shape): Connection[] =>
  (source.outgoing as Connection[]).filter(({ businessObject }) => businessObject.$instanceOf('bpmn:SequenceFlow'));

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

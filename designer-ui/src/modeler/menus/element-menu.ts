import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import { PopupEntries } from 'bpmn-js/lib/features/popup-menu/PopupEntries';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type Create from 'diagram-js/lib/features/create/Create';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import { blockTexts, elementTexts, menuTexts } from '../../locales/zh-CN/modeler-texts';
import type { AppendBlock } from './append-block';
import { buildEventSubProcess, type BuildingBlock, buildingBlocks } from './building-blocks';
import { followingOf } from '../follow-rules';
import type { ModdleElement } from '../moddle';
import type { Translate } from '../translate';

interface Target {
  type: string;
  eventDefinitionType?: string;
  triggeredByEvent?: boolean;
}
interface Choice {
  id: string;
  label: string;
  className: string;
  target: Target;
}

const choices: readonly Choice[] = Object.entries(PopupEntries as Record<string, Omit<Choice, 'id'>>).map(
  ([id, choice]) => ({ id, ...choice }),
);
/** Boundary events need a host and pools a drawing of their own. */
const all = choices.filter(({ target: { type } }) => !/Boundary|Participant/.test(type));
/** One without an event is nothing that happens. */
const boundary = choices.filter(({ target: { type, eventDefinitionType } }) => {
  return type === 'bpmn:BoundaryEvent' && eventDefinitionType !== undefined;
});
/** What may stand behind something else. */
const appended = all.filter(({ target: { type, triggeredByEvent } }) => !/Start|Data/.test(type) && !triggeredByEvent);

const groups: readonly (readonly [pattern: RegExp, group: keyof typeof menuTexts.groups])[] = [
  [/Boundary/, 'boundary'],
  [/Gateway/, 'gateways'],
  [/Task|CallActivity/, 'tasks'],
  [/SubProcess|Transaction/, 'subProcesses'],
  [/Event/, 'events'],
];

/**
 * A menu of all that can be drawn, to be searched and used by keyboard alone: what is chosen is placed behind the
 * selected element, else in the middle of the canvas; with the mouse it hangs on the pointer.
 */
export class ElementMenu {
  static readonly $inject = ['popupMenu', 'elementFactory', 'create', 'canvas', 'translate', 'appendBlock'];

  constructor(
    private readonly popupMenu: PopupMenu,
    private readonly elementFactory: ElementFactory,
    private readonly create: Create,
    private readonly canvas: Canvas,
    private readonly translate: Translate,
    private readonly appendBlock: AppendBlock,
  ) {
    popupMenu.registerProvider('xiaowu-create', {
      getPopupMenuEntries: () =>
        this.entries(
          buildingBlocks,
          all,
          (event, block) => this.start(event, this.appendBlock.fragment(block).elements),
          (event, choice) => this.start(event, this.elementsOf(choice)),
        ),
    } as never);
    popupMenu.registerProvider('xiaowu-append', {
      getPopupMenuEntries: (source: Shape) => {
        const following = followingOf(source.businessObject as ModdleElement);
        const mayFollow = ({ target }: Choice) =>
          !following || following.mayFollow(target.type, target.eventDefinitionType);
        return this.entries(
          buildingBlocks.filter(({ id }) => !following || following.blocks.includes(id)),
          [...appended.filter(mayFollow), ...boundaryOf(source)],
          (_event, block) => this.appendBlock.after(source, block),
          (_event, choice) => this.append(source, choice),
        );
      },
    } as never);
  }

  openToCreate(position: { x: number; y: number }): void {
    this.open(this.canvas.getRootElement() as Element, 'xiaowu-create', menuTexts.create, position);
  }

  openToAppend(source: Element, position: { x: number; y: number }): void {
    this.open(source, 'xiaowu-append', menuTexts.append, position);
  }

  private open(target: Element, provider: string, title: string, position: { x: number; y: number }): void {
    this.popupMenu.open(target, provider, position, { title, width: 300, search: true });
  }

  private entries(
    blocks: readonly BuildingBlock[],
    choices: readonly Choice[],
    onBlock: (event: Event, block: BuildingBlock) => void,
    onChoice: (event: Event, choice: Choice) => void,
  ) {
    const group = (id: keyof typeof menuTexts.groups) => ({ id, name: menuTexts.groups[id] });
    return Object.fromEntries([
      ...blocks.map((block) => [
        `block-${block.id}`,
        {
          label: blockTexts[block.id].title,
          description: blockTexts[block.id].text,
          search: blockTexts[block.id].search,
          className: block.icon,
          group: group('blocks'),
          action: (event: Event) => this.act(() => onBlock(event, block)),
        },
      ]),
      ...choices.map((choice) => [
        choice.id,
        {
          label: this.translate(choice.label),
          description: elementTexts[choice.label],
          search: choice.label,
          className: choice.className,
          group: group(groups.find(([pattern]) => pattern.test(choice.target.type))?.[1] ?? 'others'),
          action: (event: Event) => this.act(() => onChoice(event, choice)),
        },
      ]),
    ]) as Record<string, unknown>;
  }

  private append(source: Shape, choice: Choice): void {
    const shape = this.shapeOf(choice);
    if (choice.target.type === 'bpmn:BoundaryEvent') this.appendBlock.attach(source, shape);
    else this.appendBlock.shapeAfter(source, shape);
  }

  private act(what: () => void): void {
    this.popupMenu.close();
    what();
  }

  private start(event: Event, elements: Element[]): void {
    if (event instanceof KeyboardEvent) this.appendBlock.inView(elements);
    else this.create.start(event, elements.length === 1 ? (elements[0] as Shape) : elements);
  }

  private elementsOf(choice: Choice): Element[] {
    if (choice.target.triggeredByEvent) return buildEventSubProcess(this.elementFactory).elements;
    return [this.shapeOf(choice)];
  }

  private shapeOf({ target }: Choice): Shape {
    // without a place there is no telling what it would lie on
    return this.elementFactory.createShape({ ...target, x: 0, y: 0 });
  }
}

/** What may happen while the activity is under way. */
function boundaryOf({ businessObject }: Shape): readonly Choice[] {
  if (!businessObject.$instanceOf('bpmn:Activity')) return [];
  // Only a transaction can be canceled.
  const isTransaction = businessObject.$instanceOf('bpmn:Transaction') as boolean;
  return boundary.filter(({ target }) => isTransaction || target.eventDefinitionType !== 'bpmn:CancelEventDefinition');
}

import type AppendPreview from 'bpmn-js/lib/features/append-preview/AppendPreview';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Shape } from 'bpmn-js/lib/model/Types';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type { ContextPadEntries } from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type Create from 'diagram-js/lib/features/create/Create';
import { blockTexts } from '../../locales/zh-CN/modeler-texts';
import type { AppendBlock } from './append-block';
import { type BuildingBlock, buildingBlocks } from './building-blocks';
import { appendedIds, type ElementChoice, elementChoices } from './element-choices';
import type { ElementMenu } from './element-menu';
import { followingOf } from '../follow-rules';
import type { ModdleElement } from '../moddle';
import type { Translate } from '../translate';

/** Runs after bpmn-js's own provider. */
const late = 500;
const appendedBlocks: readonly string[] = ['approval', 'condition', 'inclusive', 'parallel', 'timer'];

/** bpmn-js appends tasks without a type and events of any kind; here the next step is an approval. */
export class ExecutableContextPad {
  static readonly $inject = [
    'contextPad',
    'create',
    'elementFactory',
    'appendPreview',
    'translate',
    'appendBlock',
    'elementMenu',
  ];

  constructor(
    contextPad: ContextPad,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly appendPreview: AppendPreview,
    private readonly translate: Translate,
    private readonly appendBlock: AppendBlock,
    private readonly menu: ElementMenu,
  ) {
    contextPad.registerProvider(late, this);
  }

  getContextPadEntries(source: { businessObject?: unknown }) {
    const following = followingOf(source.businessObject as ModdleElement);
    return (entries: ContextPadEntries): ContextPadEntries => {
      const canAppend = Object.keys(entries).some((id) => id.startsWith('append.') && id !== 'append.text-annotation');
      const kept = Object.entries(entries).filter(
        ([id]) => !id.startsWith('append.') || id === 'append.text-annotation',
      );
      const mayFollow = ({ type, options }: ElementChoice) =>
        !following || following.mayFollow(type, options?.eventDefinitionType);
      const choices = canAppend
        ? appendedIds.flatMap((id) => elementChoices.find((choice) => choice.id === id && mayFollow(choice)) ?? [])
        : [];
      const offered = following ? following.blocks : appendedBlocks;
      const blocks = canAppend ? buildingBlocks.filter(({ id }) => offered.includes(id)) : [];
      return {
        ...Object.fromEntries(blocks.map((block) => [`append.block-${block.id}`, this.block(block)])),
        ...Object.fromEntries(choices.map((choice) => [`append.${choice.id}`, this.entry(choice)])),
        ...(canAppend && { 'append.more': this.more() }),
        ...Object.fromEntries(kept),
      };
    };
  }

  private block(block: BuildingBlock) {
    return {
      group: 'model',
      className: block.icon,
      title: this.translate('Append {element}', { element: blockTexts[block.id].title }),
      action: {
        dragstart: (event: Event, source: unknown) => {
          const { elements, entry } = this.appendBlock.fragment(block);
          if (elements.length === 1) this.create.start(event, entry, { source });
          else this.create.start(event, elements, { hints: { autoSelect: [entry] } } as never);
        },
        click: (_event: Event, source: unknown) => this.appendBlock.after(source as Shape, block),
      },
    };
  }

  private more() {
    return {
      group: 'model',
      className: 'block-icon-more',
      title: this.translate('All elements'),
      action: {
        click: (event: Event, source: unknown) =>
          event instanceof MouseEvent &&
          this.menu.openToAppend(source as Shape, { x: event.clientX + 16, y: event.clientY - 120 }),
      },
    };
  }

  private entry({ type, icon, title, options }: ElementChoice) {
    const shape = () => this.elementFactory.createShape({ type, ...options });
    return {
      group: 'model',
      className: icon,
      title: this.translate('Append {element}', { element: this.translate(title) }),
      action: {
        dragstart: (event: Event, source: unknown) => this.create.start(event, shape(), { source }),
        click: (_event: Event, source: unknown) => this.appendBlock.shapeAfter(source as Shape, shape()),
        hover: (_event: Event, source: unknown) => {
          this.appendPreview.create(source as Shape, type, options ?? {});
          return () => this.appendPreview.cleanUp();
        },
      },
    };
  }
}

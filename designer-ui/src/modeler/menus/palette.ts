import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Element } from 'bpmn-js/lib/model/Types';
import type Create from 'diagram-js/lib/features/create/Create';
import type Palette from 'diagram-js/lib/features/palette/Palette';
import type { PaletteEntries } from 'diagram-js/lib/features/palette/PaletteProvider';
import { blockTexts } from '../../locales/zh-CN/modeler-texts';
import type { AppendBlock } from './append-block';
import { type BuildingBlock, buildingBlocks } from './building-blocks';
import { type ElementChoice, elementChoices } from './element-choices';
import type { ElementMenu } from './element-menu';
import type { Translate } from '../translate';

/** Runs after bpmn-js's own provider. */
const late = 500;
const tools = ['hand-tool', 'lasso-tool', 'space-tool', 'global-connect-tool', 'tool-separator'];

/** bpmn-js's tools, the building blocks of approvals, the elements used most, and a menu of all others. */
export class ExecutablePalette {
  static readonly $inject = ['palette', 'create', 'elementFactory', 'translate', 'appendBlock', 'elementMenu'];

  constructor(
    palette: Palette,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly translate: Translate,
    private readonly appendBlock: AppendBlock,
    private readonly menu: ElementMenu,
  ) {
    palette.registerProvider(late, this);
  }

  getPaletteEntries() {
    return (entries: PaletteEntries): PaletteEntries => ({
      ...Object.fromEntries(Object.entries(entries).filter(([id]) => tools.includes(id))),
      ...Object.fromEntries(buildingBlocks.map((block) => [`block.${block.id}`, this.block(block)])),
      'block-separator': { group: 'block', separator: true, action: {} },
      ...Object.fromEntries(elementChoices.map((choice) => [`create.${choice.id}`, this.entry(choice)])),
      more: {
        group: 'more',
        className: 'block-icon-more',
        title: this.translate('All elements'),
        action: {
          click: (event: Event) =>
            event instanceof MouseEvent && this.menu.openToCreate({ x: event.clientX + 24, y: event.clientY - 120 }),
        },
      },
    });
  }

  private block(block: BuildingBlock) {
    const start = (event: Event) => {
      const { elements, entry } = this.appendBlock.fragment(block);
      this.start(event, elements, entry);
    };
    return {
      group: 'block',
      className: block.icon,
      title: blockTexts[block.id].title,
      action: { dragstart: start, click: start },
    };
  }

  private entry(choice: ElementChoice) {
    const start = (event: Event) => {
      const shape = this.elementFactory.createShape({ type: choice.type, ...choice.options });
      this.start(event, [shape], shape);
    };
    return {
      group: choice.group === 'artifact' ? 'artifact' : 'element',
      className: choice.icon,
      title: this.translate('Create {element}', { element: this.translate(choice.title) }),
      action: { dragstart: start, click: start },
    };
  }

  private start(event: Event, elements: Element[], selected: Element): void {
    // One shape may also be dropped onto a flow, several together may not.
    this.create.start(event, elements.length === 1 ? selected : elements, {
      hints: { autoSelect: [selected] },
    } as never);
  }
}

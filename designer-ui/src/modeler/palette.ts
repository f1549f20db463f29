import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Create from 'diagram-js/lib/features/create/Create';
import type Palette from 'diagram-js/lib/features/palette/Palette';
import type { PaletteEntries } from 'diagram-js/lib/features/palette/PaletteProvider';
import { type ElementChoice, elementChoices } from './element-choices';
import type { Translate } from './translate';

/** Runs after bpmn-js's own provider. */
const late = 500;
const tools = ['hand-tool', 'lasso-tool', 'space-tool', 'global-connect-tool', 'tool-separator'];

/** bpmn-js's tools, then only what the engine executes. */
export class ExecutablePalette {
  static readonly $inject = ['palette', 'create', 'elementFactory', 'translate'];

  constructor(
    palette: Palette,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly translate: Translate,
  ) {
    palette.registerProvider(late, this);
  }

  getPaletteEntries() {
    return (entries: PaletteEntries): PaletteEntries => ({
      ...Object.fromEntries(Object.entries(entries).filter(([id]) => tools.includes(id))),
      ...Object.fromEntries(elementChoices.map((choice) => [`create.${choice.id}`, this.entry(choice)])),
    });
  }

  private entry(choice: ElementChoice) {
    const start = (event: Event) => this.start(event, choice);
    return {
      group: choice.group === 'artifact' ? 'artifact' : 'element',
      className: choice.icon,
      title: this.translate('Create {element}', { element: this.translate(choice.title) }),
      action: { dragstart: start, click: start },
    };
  }

  private start(event: Event, { type, options }: ElementChoice): void {
    const shape = this.elementFactory.createShape({ type, ...options });
    if (type !== 'bpmn:SubProcess') {
      this.create.start(event, shape);
      return;
    }
    const begin = this.elementFactory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: shape });
    this.create.start(event, [shape, begin], { hints: { autoSelect: [shape] } });
  }
}

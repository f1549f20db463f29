import type AppendPreview from 'bpmn-js/lib/features/append-preview/AppendPreview';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Shape } from 'bpmn-js/lib/model/Types';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type { ContextPadEntries } from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type Create from 'diagram-js/lib/features/create/Create';
import { appendedIds, type ElementChoice, elementChoices } from './element-choices';
import type { Translate } from './translate';

/** Runs after bpmn-js's own provider. */
const late = 500;

/** bpmn-js appends tasks without a type and events of any kind; here the next step is a user task. */
export class ExecutableContextPad {
  static readonly $inject = ['contextPad', 'create', 'elementFactory', 'autoPlace', 'appendPreview', 'translate'];

  constructor(
    contextPad: ContextPad,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly autoPlace: AutoPlace,
    private readonly appendPreview: AppendPreview,
    private readonly translate: Translate,
  ) {
    contextPad.registerProvider(late, this);
  }

  getContextPadEntries() {
    return (entries: ContextPadEntries): ContextPadEntries => {
      const canAppend = 'append.append-task' in entries;
      const kept = Object.entries(entries).filter(
        ([id]) => !id.startsWith('append.') || id === 'append.text-annotation',
      );
      const choices = canAppend
        ? appendedIds.flatMap((id) => elementChoices.find((choice) => choice.id === id) ?? [])
        : [];
      return {
        ...Object.fromEntries(choices.map((choice) => [`append.${choice.id}`, this.entry(choice)])),
        ...Object.fromEntries(kept),
      };
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
        click: (_event: Event, source: unknown) => this.autoPlace.append(source as Shape, shape(), {}),
        hover: (_event: Event, source: unknown) => {
          this.appendPreview.create(source as Shape, type, options ?? {});
          return () => this.appendPreview.cleanUp();
        },
      },
    };
  }
}

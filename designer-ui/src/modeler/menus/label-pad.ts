import type { Element, Label } from 'bpmn-js/lib/model/Types';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type { ContextPadEntries } from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type DirectEditing from 'diagram-js-direct-editing/lib/DirectEditing';
import { labelTexts } from '../../locales/zh-CN/modeler-texts';

type Handler = (event: Event, target: unknown, isAutomatic: boolean) => unknown;

/** Runs after all others. */
const last = 100;

/**
 * A name that stands beside its shape is a thing of its own to bpmn-js: it can be changed there, and 删除 takes the name
 * alone. All else that it offers is its element's, as people take the one for the other.
 */
export class LabelPad {
  static readonly $inject = ['contextPad', 'directEditing', 'modeling'];

  constructor(
    private readonly contextPad: ContextPad,
    private readonly directEditing: DirectEditing,
    private readonly modeling: Modeling,
  ) {
    contextPad.registerProvider(last, this as never);
  }

  getContextPadEntries(element: Label) {
    return (entries: ContextPadEntries): ContextPadEntries => {
      if (element.type !== 'label') return entries;
      const { delete: _whole, ...others } = this.entriesOf(element.labelTarget as Element);
      return {
        rename: {
          group: 'edit',
          className: 'block-icon-rename',
          title: labelTexts.rename,
          action: { click: () => void this.directEditing.activate(element) },
        },
        delete: {
          group: 'edit',
          className: 'bpmn-icon-trash',
          title: labelTexts.remove,
          action: { click: () => this.modeling.removeElements([element]) },
        },
        ...others,
      } as unknown as ContextPadEntries;
    };
  }

  /** The buttons of the element, wherever they are shown. */
  private entriesOf(element: Element): ContextPadEntries {
    const entries: ContextPadEntries = this.contextPad.getEntries(element);
    const about =
      (handler: Handler): Handler =>
      (event, _shownAt, isAutomatic) =>
        handler(event, element, isAutomatic);
    return Object.fromEntries(
      Object.entries(entries).map(([id, entry]) => {
        const action =
          typeof entry.action === 'function'
            ? about(entry.action as Handler)
            : Object.fromEntries(
                Object.entries(entry.action as Record<string, Handler>).map(([name, handler]) => [
                  name,
                  about(handler),
                ]),
              );
        return [id, { ...entry, action }];
      }),
    ) as ContextPadEntries;
  }
}

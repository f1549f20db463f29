import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { Edit, ModdleElement } from './moddle';

export const changePropertiesCommand = 'xiaowu.changeProperties';

interface Context {
  element: Element;
  edits: readonly Edit[];
}

/** Several edits as one entry of the command stack: one undo takes all of them back. */
export class ChangePropertiesHandler {
  static readonly $inject = ['modeling', 'elementRegistry'];

  constructor(
    private readonly modeling: Modeling,
    private readonly elementRegistry: ElementRegistry,
  ) {}

  preExecute({ element, edits }: Context): void {
    for (const edit of edits) {
      for (const { target, properties } of edit()) {
        const drawn = this.drawnBy(target, element);
        // Names, ids and default flows have more to them than the attribute: labels, references, markers.
        if (drawn) this.modeling.updateProperties(drawn, { ...properties });
        else this.modeling.updateModdleProperties(element, target, { ...properties });
      }
    }
  }

  private drawnBy(target: ModdleElement, element: Element): Element | null {
    if (element.businessObject === target) return element;
    const id = target.get('id');
    const other = typeof id === 'string' ? (this.elementRegistry.get(id) as Element | undefined) : undefined;
    return other?.businessObject === target ? other : null;
  }
}

/** Makes the command known; without it `execute` would refuse the name. */
export class ChangeProperties {
  static readonly $inject = ['commandStack'];

  constructor(private readonly commandStack: CommandStack) {
    commandStack.registerHandler(changePropertiesCommand, ChangePropertiesHandler);
  }

  run(element: Element, edits: readonly Edit[]): void {
    if (edits.some((edit) => edit().length > 0)) this.commandStack.execute(changePropertiesCommand, { element, edits });
  }
}

import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type Keyboard from 'diagram-js/lib/features/keyboard/Keyboard';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type { ElementMenu } from './element-menu';

/** Keys beside bpmn-js's own: N adds, A appends to what is selected, ? asks for the sheet of keys. */
export class ElementKeys {
  static readonly $inject = ['keyboard', 'selection', 'canvas', 'eventBus', 'elementMenu', 'contextPad'];

  constructor(
    keyboard: Keyboard,
    private readonly selection: Selection,
    private readonly canvas: Canvas,
    private readonly eventBus: EventBus,
    private readonly menu: ElementMenu,
    private readonly contextPad: ContextPad,
  ) {
    keyboard.addListener(({ keyEvent }: { keyEvent: KeyboardEvent }) => this.onKey(keyEvent));
  }

  /** True keeps others from taking the key too. */
  private onKey(event: KeyboardEvent): true | undefined {
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const key = event.key.toLowerCase();
    if (key === '?') this.eventBus.fire('xiaowu.askedForKeys', {});
    else if (key === 'n') this.menu.openToCreate(this.middle());
    else if (key === 'a') return this.append();
    else return undefined;
    event.preventDefault();
    return true;
  }

  private append(): true | undefined {
    const [element, ...others] = this.selection.get() as Element[];
    if (!element || others.length > 0 || !this.contextPad.isOpen(element)) return undefined;
    const canAppend = element.businessObject.$instanceOf('bpmn:FlowNode') && element.type !== 'bpmn:EndEvent';
    if (!canAppend) return undefined;
    const { left, top, width } = this.canvas.getContainer().getBoundingClientRect();
    const { x, y, scale } = this.canvas.viewbox();
    const shape = element as Element & { x: number; y: number; width: number };
    this.menu.openToAppend(element, {
      x: Math.min(left + width - 320, left + (shape.x + shape.width - x) * scale + 24),
      y: top + (shape.y - y) * scale,
    });
    return true;
  }

  private middle(): { x: number; y: number } {
    const { left, top, width, height } = this.canvas.getContainer().getBoundingClientRect();
    return { x: left + width / 2 - 150, y: top + Math.max(16, height / 2 - 220) };
  }
}

import type { Element, Label } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type Keyboard from 'diagram-js/lib/features/keyboard/Keyboard';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type { ConnectMenu } from './menus/connect-menu';
import type { ElementColours } from './element-colours';
import type { ElementMenu } from './menus/element-menu';
import type { PadMenu } from './menus/pad-menu';
import { placeBeside } from './layout/place-beside';

/** Before bpmn-js's own keys. */
const early = 1500;

/**
 * Keys beside bpmn-js's own: N adds, A appends to what is selected, T leads on from it to another element, K colours it,
 * M gives all that its buttons do, ? asks for the sheet of keys.
 */
export class ElementKeys {
  static readonly $inject = [
    'keyboard',
    'selection',
    'canvas',
    'eventBus',
    'elementMenu',
    'contextPad',
    'padMenu',
    'connectMenu',
    'elementColours',
  ];

  constructor(
    keyboard: Keyboard,
    private readonly selection: Selection,
    private readonly canvas: Canvas,
    private readonly eventBus: EventBus,
    private readonly menu: ElementMenu,
    private readonly contextPad: ContextPad,
    private readonly padMenu: PadMenu,
    private readonly connectMenu: ConnectMenu,
    private readonly colours: ElementColours,
  ) {
    keyboard.addListener(early, ({ keyEvent }: { keyEvent: KeyboardEvent }) => this.onKey(keyEvent));
  }

  /** True keeps others from taking the key too. */
  private onKey(event: KeyboardEvent): true | undefined {
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const key = event.key.toLowerCase();
    if (key === '?') this.eventBus.fire('xiaowu.askedForKeys', {});
    else if (key === 'n') this.menu.openToCreate(this.middle());
    else if (key === 'a') return this.append();
    else if (key === 't' || key === 'k' || key === 'm') return this.ofSelected(key);
    // 更改类型 is of the element whose name is selected.
    else if (key === 'r') return void this.selection.select(this.selected());
    else return undefined;
    event.preventDefault();
    return true;
  }

  private append(): true | undefined {
    const [element, ...others] = this.selected();
    if (!element || others.length > 0 || !this.hasPad()) return undefined;
    const canAppend = element.businessObject.$instanceOf('bpmn:FlowNode') && element.type !== 'bpmn:EndEvent';
    if (!canAppend) return undefined;
    this.menu.openToAppend(element, placeBeside(this.canvas, [element]));
    return true;
  }

  private ofSelected(key: 't' | 'k' | 'm'): true | undefined {
    const elements = this.selected();
    const [element, ...others] = elements;
    if (!element || !this.hasPad()) return undefined;
    if (key === 'm') this.padMenu.open(this.selection.get() as Element[]);
    else if (key === 'k') this.colours.open(elements, placeBeside(this.canvas, elements));
    else if (others.length === 0) this.connectMenu.open(element);
    else return undefined;
    return true;
  }

  /** Nothing is being typed or drawn. */
  private hasPad(): boolean {
    const selected = this.selection.get() as Element[];
    return this.contextPad.isOpen((selected.length === 1 ? selected[0] : selected) as never);
  }

  /** A name that stands beside its element is selected apart from it. */
  private selected(): Element[] {
    return (this.selection.get() as (Element | Label)[]).map(
      (each) => ('labelTarget' in each && each.labelTarget) || each,
    );
  }

  private middle(): { x: number; y: number } {
    const { left, top, width, height } = this.canvas.getContainer().getBoundingClientRect();
    return { x: left + width / 2 - 150, y: top + Math.max(16, height / 2 - 220) };
  }
}

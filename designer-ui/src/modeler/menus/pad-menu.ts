import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type { ContextPadEntries } from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import { padTexts } from '../../locales/zh-CN/modeler-texts';
import type { ConnectMenu } from './connect-menu';
import { placeBeside } from '../layout/place-beside';

/** The buttons beside what is selected as a menu, to be used by keyboard. */
export class PadMenu {
  static readonly $inject = ['popupMenu', 'contextPad', 'connectMenu', 'canvas'];

  constructor(
    private readonly popupMenu: PopupMenu,
    private readonly contextPad: ContextPad,
    private readonly connectMenu: ConnectMenu,
    private readonly canvas: Canvas,
  ) {
    popupMenu.registerProvider('xiaowu-pad', {
      getPopupMenuEntries: (target: Element | Element[]) => this.entries(target),
    } as never);
  }

  open(elements: readonly Element[]): void {
    const [only, ...others] = elements;
    const target = only && others.length === 0 ? only : [...elements];
    const place = placeBeside(this.canvas, elements);
    this.popupMenu.open(target as never, 'xiaowu-pad', place, { title: padTexts.title, width: 240, search: true });
  }

  private entries(target: Element | Element[]): Record<string, unknown> {
    const entries: ContextPadEntries = this.contextPad.getEntries(target as never);
    return Object.fromEntries(
      Object.entries(entries).map(([id, { title, className, imageUrl, action }]) => [
        `pad-${id}`,
        { label: title, className, imageUrl, action: () => this.act(id, action, target) },
      ]),
    );
  }

  private act(id: string, action: ContextPadEntries[string]['action'], target: Element | Element[]): void {
    this.popupMenu.close();
    if (id === 'connect' && !Array.isArray(target)) this.connectMenu.open(target);
    else {
      // what opens beside the pointer opens beside the element
      const { x, y } = placeBeside(this.canvas, [target].flat());
      const event = new MouseEvent('click', { clientX: x, clientY: y });
      if (typeof action === 'function') action(event as never, target as never, true);
      else action['click']?.(event as never, target as never, true);
    }
  }
}

import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';

/** Opens and closes the minimap by keyboard, too: bpmn-js makes a plain box of it. */
export class MinimapToggle {
  // The toggle is there once the minimap is.
  static readonly $inject = ['canvas', 'eventBus', 'minimap'];

  constructor(canvas: Canvas, eventBus: EventBus) {
    const toggle = canvas.getContainer().querySelector<HTMLElement>('.djs-minimap .toggle');
    if (!toggle) return;
    toggle.tabIndex = 0;
    toggle.setAttribute('role', 'button');
    toggle.setAttribute('aria-expanded', 'false');
    toggle.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      toggle.click();
    });
    eventBus.on<{ open: boolean }>('minimap.toggle', ({ open }) => toggle.setAttribute('aria-expanded', String(open)));
  }
}

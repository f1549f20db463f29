import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { canvasTexts } from '../../locales/zh-CN/modeler-texts';

/**
 * bpmn-js searches when a key is let go. Chinese is typed otherwise: words come whole out of an input method, by voice
 * or by pasting, and Enter may only end the typing of one. And where nothing is found, it says nothing.
 */
export class SearchInput {
  // The pad is there once bpmn-js has made it.
  static readonly $inject = ['canvas', 'eventBus', 'searchPad'];

  constructor(canvas: Canvas, eventBus: EventBus) {
    const container = canvas.getContainer();
    const input = container.querySelector<HTMLInputElement>('.djs-search-container input');
    const results = container.querySelector('.djs-search-results');
    if (!input || !results) return;

    let isTyping = false;
    input.addEventListener('keydown', ({ isComposing }) => (isTyping = isComposing));
    input.addEventListener('keyup', (event) => {
      if (isTyping && ['Enter', 'Escape'].includes(event.key)) event.stopPropagation();
    });
    const search = () => input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
    input.addEventListener('compositionend', search);
    input.addEventListener('input', (event) => !(event as InputEvent).isComposing && search());

    const nothing = document.createElement('p');
    nothing.className = 'nothing-found';
    nothing.setAttribute('role', 'status');
    results.after(nothing);
    const say = () =>
      (nothing.textContent =
        input.value.trim() === '' || results.childElementCount > 0 ? '' : canvasTexts.nothingFound);
    // Later than the search, which listens further inside.
    container.addEventListener('keyup', say);
    eventBus.on('searchPad.closed', say);
  }
}

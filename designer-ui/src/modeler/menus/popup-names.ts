import type EventBus from 'diagram-js/lib/core/EventBus';
import { canvasTexts } from '../../locales/zh-CN/modeler-texts';

/** English words of the count of what a search found, and what stands for them. */
const words = new Map([
  ['result', canvasTexts.found],
  ['results', canvasTexts.found],
  ['found', ''],
]);

/**
 * What bpmn-js's menus are to screen readers: those without a title have an English name, which it does not ask its
 * translation for; the title of the others is a heading below none. The count of what a search found is English, too,
 * and written anew with every letter.
 */
export class PopupNames {
  static readonly $inject = ['eventBus'];

  constructor(eventBus: EventBus) {
    const all = (selector: string) => document.querySelectorAll(`.djs-popup ${selector}`);
    const counting = new MutationObserver(() => all('.djs-popup-search-count').forEach(translateCount));
    eventBus.on('popupMenu.opened', () => {
      all('[aria-label="Results"]').forEach((list) => list.setAttribute('aria-label', canvasTexts.choices));
      all('.djs-popup-title').forEach((title) => title.setAttribute('aria-level', '2'));
      const changes = { subtree: true, childList: true, characterData: true };
      document.querySelectorAll('.djs-popup').forEach((popup) => counting.observe(popup, changes));
    });
    eventBus.on('popupMenu.closed', () => counting.disconnect());
  }
}

/** Word by word: the nodes stay, as the menu goes on writing into them. */
function translateCount(count: Element): void {
  for (const node of count.childNodes) {
    const word = words.get(node.nodeValue?.trim() ?? '');
    if (word !== undefined) node.nodeValue = word;
  }
}

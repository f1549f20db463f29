import type EventBus from 'diagram-js/lib/core/EventBus';
import { canvasTexts } from '../locales/zh-CN/modeler-texts';

/**
 * What bpmn-js's menus are to screen readers: those without a title have an English name, which it does not ask its
 * translation for; the title of the others is a heading below none.
 */
export class PopupNames {
  static readonly $inject = ['eventBus'];

  constructor(eventBus: EventBus) {
    const all = (selector: string) => document.querySelectorAll(`.djs-popup ${selector}`);
    eventBus.on('popupMenu.opened', () => {
      all('[aria-label="Results"]').forEach((list) => list.setAttribute('aria-label', canvasTexts.choices));
      all('.djs-popup-title').forEach((title) => title.setAttribute('aria-level', '2'));
    });
  }
}

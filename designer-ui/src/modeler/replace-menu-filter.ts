import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { PopupMenuEntries } from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
import { executableEntries, executableSwitches } from './executable-entries';

/** Runs after bpmn-js's own provider. */
const late = 500;

const only = <Entry>(entries: Record<string, Entry>, allowed: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(entries).filter(([id]) => allowed.has(id)));

/** Takes out of the replace menu what the engine does not execute. */
export class ReplaceMenuFilter {
  static readonly $inject = ['popupMenu'];

  constructor(popupMenu: PopupMenu) {
    popupMenu.registerProvider('bpmn-replace', late, this);
  }

  getPopupMenuEntries() {
    return (entries: PopupMenuEntries) => only(entries, executableEntries);
  }

  getPopupMenuHeaderEntries() {
    return (entries: PopupMenuEntries) => only(entries, executableSwitches);
  }
}

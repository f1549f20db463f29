import { useEventListener } from '@vueuse/core';
import type EditorActions from 'diagram-js/lib/features/editor-actions/EditorActions';
import { watch } from 'vue';
import type { DiagramState } from './use-diagram';

/** Ctrl+Z and Ctrl+Y everywhere but where a text is typed, which has an undo of its own; the canvas asks as well. */
export function useUndoKeys(diagram: DiagramState, go: (way: 'undo' | 'redo') => void): void {
  watch(diagram.open, (opened) => {
    const actions = opened?.commandStack ? opened.viewer.get<EditorActions>('editorActions') : null;
    for (const way of ['undo', 'redo'] as const) {
      if (!actions?.isRegistered(way)) continue;
      actions.unregister(way);
      actions.register({ [way]: () => go(way) });
    }
  });
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || isElsewhere(event.target))
      return;
    const key = event.key.toLowerCase();
    const way = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : null;
    if (way === null) return;
    event.preventDefault();
    go(way);
  });
}

/** In a text, in a dialog, or on the canvas, which has keys of its own. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], .djs-container') !== null);

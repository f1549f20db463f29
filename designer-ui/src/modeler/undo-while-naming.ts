import type EventBus from 'diagram-js/lib/core/EventBus';
import type EditorActions from 'diagram-js/lib/features/editor-actions/EditorActions';
import type DirectEditing from 'diagram-js-direct-editing/lib/DirectEditing';

/**
 * What is placed asks for its name at once, in a box that keeps all keys to itself. While nothing is typed there,
 * Ctrl+Z means what was placed.
 */
export class UndoWhileNaming {
  static readonly $inject = ['eventBus', 'directEditing', 'editorActions'];

  constructor(eventBus: EventBus, directEditing: DirectEditing, editorActions: EditorActions) {
    eventBus.on('directEditing.activate', () => {
      const before = directEditing.getValue();
      directEditing.$textbox.addEventListener(
        'keydown',
        (event) => {
          const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key === 'z';
          if (!isUndo || directEditing.getValue() !== before) return;
          event.preventDefault();
          directEditing.cancel();
          editorActions.trigger('undo', {});
        },
        { capture: true },
      );
    });
  }
}

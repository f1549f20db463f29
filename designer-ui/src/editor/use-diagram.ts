import type { Element } from 'bpmn-js/lib/model/Types';
import { computed, ref, shallowRef, triggerRef } from 'vue';
import { bringIntoView } from '../modeler/layout/bring-into-view';
import type { Edit, ModdleElement } from '../modeler/moddle';
import type { OpenDiagram } from '../modeler/open-diagram';
import { isDirty, move, startPosition, type StackTrigger } from './edit-position';

/** The open drawing as Vue sees it: what is selected, what can be undone. bpmn-js's objects are not made reactive. */
export function useDiagram() {
  const open = shallowRef<OpenDiagram | null>(null);
  /** The element itself stays the same object when it changes: who reads it goes through this ref. */
  const selected = shallowRef<Element | null>(null);
  const position = ref(startPosition);
  const canUndo = ref(false);
  const canRedo = ref(false);
  /** Grows with every change of the drawing: what is computed from the file depends on it. */
  const changes = ref(0);
  const listeners: ((trigger: 'execute' | 'clear') => void)[] = [];

  function attach(diagram: OpenDiagram): void {
    open.value = diagram;
    position.value = startPosition;
    canUndo.value = canRedo.value = false;
    listeners.forEach((listener) => listener('clear'));
    selected.value = diagram.canvas.getRootElement() as Element;
    diagram.eventBus.on('selection.changed', () => select(diagram.selection.get()));
    diagram.eventBus.on('root.set', () => select(diagram.selection.get()));
    diagram.eventBus.on('commandStack.changed', ({ trigger }: { trigger: StackTrigger }) => {
      position.value = move(position.value, trigger);
      if (trigger === 'execute' || trigger === 'clear') listeners.forEach((listener) => listener(trigger));
      canUndo.value = diagram.commandStack?.canUndo() ?? false;
      canRedo.value = diagram.commandStack?.canRedo() ?? false;
      changes.value++;
      triggerRef(selected);
    });
    changes.value++;
  }

  function select(elements: readonly unknown[]): void {
    const [first] = elements as (Element & { labelTarget?: Element })[];
    selected.value = elements.length > 1 ? null : (first?.labelTarget ?? first ?? rootOf());
  }
  const unselect = (): void => open.value?.selection.select(null);
  const rootOf = () => (open.value?.canvas.getRootElement() as Element | undefined) ?? null;

  return {
    open,
    selected,
    /** Something of the drawing is selected, not the process as a whole. */
    isElement: computed(() => selected.value !== rootOf()),
    unselect,
    changes,
    canUndo,
    canRedo,
    isDirty: computed(() => isDirty(position.value)),
    attach,
    detach(): void {
      open.value = selected.value = null;
    },
    markSaved: (at: number): void => {
      position.value = { ...position.value, savedAt: at };
    },
    positionAt: () => position.value.at,
    /** A step of the drawing was made, or none before can be gone back to. */
    onStep: (listener: (trigger: 'execute' | 'clear') => void): void => void listeners.push(listener),
    undo: () => open.value?.commandStack?.undo(),
    redo: () => open.value?.commandStack?.redo(),
    /** Selects the element and brings it into view. */
    show(elementId: string): void {
      const element = open.value?.registry.get(elementId);
      if (!open.value || !element) return;
      if (element === open.value.canvas.getRootElement()) unselect();
      else {
        bringIntoView(open.value.canvas, element as Element);
        open.value.selection.select(element);
      }
    },
    change: (...edits: Edit[]): void => {
      if (selected.value) open.value?.changeProperties?.run(selected.value, edits);
    },
    /** Changes that are not about what is selected, as one step of undo. */
    changeAll: (...edits: Edit[]): void => {
      const root = rootOf();
      if (root) open.value?.changeProperties?.run(root, edits);
    },
    async xml(): Promise<string | null> {
      const saved = await open.value?.viewer.saveXML({ format: true });
      return saved?.xml ?? null;
    },
    /** Business objects of everything drawn, also inside collapsed sub-processes. */
    businessObjects(): ModdleElement[] {
      void changes.value;
      return (open.value?.registry.getAll() ?? []).flatMap((element) => {
        const { businessObject, labelTarget } = element as Element & { labelTarget?: Element };
        return labelTarget ? [] : [businessObject as ModdleElement];
      });
    },
  };
}

export type DiagramState = ReturnType<typeof useDiagram>;

import { computed, type ComputedRef, inject, type InjectionKey, type Ref } from 'vue';
import { useEditor } from '../editor/editor-context';
import { isApplicantStep } from '../modeler/applicant-step';
import type { Edit, ModdleElement } from '../modeler/moddle';

/** What sections are about that are not about the selected element itself, but about what it calls. */
export const aboutKey: InjectionKey<Readonly<Ref<ModdleElement | null>>> = Symbol('about');

/** What a section of the panel works with: the selected element, and how to change it. */
export function usePanel() {
  const { diagram, form, isReadonly } = useEditor();
  const about = inject(aboutKey, null);
  const current = (): ModdleElement => {
    if (about?.value) return about.value;
    const element = diagram.selected.value;
    if (!element) throw new Error('Expected a selected element, but there is none');
    return element.businessObject as ModdleElement;
  };
  return {
    form,
    isReadonly,
    current,
    /** Read again after every change: the element stays the same object. */
    read: <T>(what: (element: ModdleElement) => T): ComputedRef<T> =>
      computed(() => {
        void diagram.changes.value;
        return what(current());
      }),
    isApplicantStep: computed(() => {
      void diagram.changes.value;
      return isApplicantStep(current());
    }),
    change: (...edits: Edit[]): void => diagram.change(...edits),
  };
}

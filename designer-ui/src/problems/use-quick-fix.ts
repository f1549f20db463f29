import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type { Problem } from '@xiaowu/server/contract/definitions';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import { useEditor } from '../editor/editor-context';
import type { ModdleElement } from '../modeler/moddle';
import { type QuickFix, quickFix } from './quick-fixes';

/** What one click can do about a problem of the open drawing; every fix is one step of undo. */
export function useQuickFix() {
  const { diagram, form, isReadonly } = useEditor();
  const drawn = ({ elementId }: Problem): Element | null =>
    (elementId === null ? null : (diagram.open.value?.registry.get(elementId) as Element | undefined)) ?? null;

  return {
    fixOf(problem: Problem): QuickFix | null {
      void diagram.changes.value;
      if (isReadonly.value || !diagram.open.value?.commandStack) return null;
      const element = drawn(problem)?.businessObject as ModdleElement | undefined;
      return element ? quickFix(problem.code, element, form.value) : null;
    },
    run(problem: Problem, fix: QuickFix): void {
      if ('edits' in fix) return diagram.changeAll(...fix.edits);
      const [element, viewer] = [drawn(problem), diagram.open.value?.viewer];
      if (!element || !viewer) return;
      if (fix.name === 'removeElement') return viewer.get<Modeling>('modeling').removeElements([element]);
      const end = viewer.get<ElementFactory>('elementFactory').createShape({ type: 'bpmn:EndEvent' });
      viewer.get<AutoPlace>('autoPlace').append(element as Shape, end, {});
    },
  };
}

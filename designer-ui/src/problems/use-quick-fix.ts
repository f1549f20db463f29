import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type { Problem } from '@xiaowu/server/contract/definitions';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import { ElMessage } from 'element-plus';
import { useI18n } from 'vue-i18n';
import { useEditor } from '../editor/editor-context';
import type { ModdleElement } from '../modeler/moddle';
import { type QuickFix, quickFix } from './quick-fixes';

/** What one click can do about a problem of the open drawing; every fix is one step of undo. */
export function useQuickFix(problems: () => readonly Problem[]) {
  const { t } = useI18n();
  const { diagram, form, isReadonly } = useEditor();
  const drawn = ({ elementId }: Problem): Element | null =>
    (elementId === null ? null : (diagram.open.value?.registry.get(elementId) as Element | undefined)) ?? null;

  return {
    fixOf(problem: Problem): QuickFix | null {
      void diagram.changes.value;
      if (isReadonly.value || !diagram.open.value?.commandStack) return null;
      const element = drawn(problem)?.businessObject as ModdleElement | undefined;
      const beside = problems().filter(({ elementId }) => elementId === problem.elementId);
      return element ? quickFix(problem, element, form.value, beside) : null;
    },
    /** What the button says, and what it says exactly when the pointer rests on it. */
    textOf(fix: QuickFix): { label: string; title: string } {
      if (fix.name !== 'removeForeign') return { label: t(`problems.fix.${fix.name}`), title: '' };
      const names = [...new Set(fix.settings.map(({ name }) => name))];
      const [first = '', second = ''] = names;
      const some = names.length > 2 ? t('problems.several', { first, second, n: names.length }) : names.join('、');
      return {
        label: t('problems.fix.removeForeign', { names: some }),
        title: t('problems.removes', { settings: said(fix) }),
      };
    },
    run(problem: Problem, fix: QuickFix): void {
      if ('edits' in fix) {
        diagram.changeAll(...fix.edits);
        if (fix.name === 'removeForeign') ElMessage.success(t('problems.removedForeign', { settings: said(fix) }));
        return;
      }
      const [element, viewer] = [drawn(problem), diagram.open.value?.viewer];
      if (!element || !viewer) return;
      if (fix.name === 'removeElement') return viewer.get<Modeling>('modeling').removeElements([element]);
      const end = viewer.get<ElementFactory>('elementFactory').createShape({ type: 'bpmn:EndEvent' });
      viewer.get<AutoPlace>('autoPlace').append(element as Shape, end, {});
    },
  };
}

const said = ({ settings }: Extract<QuickFix, { name: 'removeForeign' }>): string =>
  settings.map(({ text }) => (text.length > 80 ? `${text.slice(0, 80)}…` : text)).join('；');

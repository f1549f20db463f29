import { ElMessage } from 'element-plus';
import { useI18n } from 'vue-i18n';
import {
  decisionsNaming,
  decisionsNamingColumn,
  renameColumnInDecisions,
  renameInDecisions,
} from '../decisions/names-in-decisions';
import { useEditor } from '../editor/editor-context';
import { namesColumn, pagesNaming, renameColumnInPages, renameInPages } from '../printing/names-in-pages';
import { renameColumnInTrials, renameInTrials, trialsNaming } from '../simulation/names-in-trials';
import { renameColumnInDrawing, renameInDrawing } from './drawing-uses';
import { renameColumnInForm, renameInForm } from './field-uses';
import type { FormEditing } from './use-form-editing';

/** Gives fields and columns of the form other names, also where drawing, form, print pages, decision tables and kept runs use them. */
export function useRenaming({ form, selection, follow, apply }: FormEditing) {
  const { t } = useI18n();
  const { diagram, item, printing, decisions, trials, together } = useEditor();

  /** What still has the old name: people have to look at it. */
  function warnOf(name: string, uses: readonly string[]): void {
    if (uses.length === 0) return;
    const message = t('forms.notRenamed', { name, list: uses.join('；') });
    ElMessage.warning({ message, duration: 0, showClose: true });
  }

  return {
    /** `about` makes it one step of undo with what was done before about the same. */
    field(from: string, to: string, about: string | null = null): void {
      const { changes, unsure } = renameInDrawing(from, to, diagram.businessObjects());
      const printed = pagesNaming(from, printing.pages.value).length;
      const tested = trialsNaming(from, trials.value).length;
      const tables = renameInDecisions(from, to, decisions.value);
      const left = decisionsNaming(from, tables);
      const decided = decisionsNaming(from, decisions.value).length - left.length;
      together(() => {
        apply((before) => renameInForm(from, to, before), about);
        if (changes.length > 0) diagram.changeAll(() => changes);
        if (printed > 0) printing.change((pages) => renameInPages(from, to, pages));
        trials.value = renameInTrials(from, to, trials.value);
        decisions.value = tables;
        if (item.value.ratingField === from) item.value = { ...item.value, ratingField: to };
      });
      const chosen = selection.value;
      if ((chosen.kind === 'field' || chosen.kind === 'column') && chosen.key === from) follow({ ...chosen, key: to });
      warnOf(from, [
        ...unsure.map(({ where, name }) => t(`forms.use.${where}`, { name })),
        ...left.map((name) => t('forms.use.decision', { name })),
      ]);
      if (changes.length + printed + tested + decided > 0)
        ElMessage.success(
          t('forms.renamedAlong', { n: changes.length, pages: printed, tables: decided, trials: tested }),
        );
    },
    column(table: string, from: string, to: string, about: string | null = null): void {
      const { changes, unsure } = renameColumnInDrawing(table, from, to, diagram.businessObjects());
      together(() => {
        apply(() => renameColumnInForm(table, from, to, form.value), about);
        if (changes.length > 0) diagram.changeAll(() => changes);
        if (namesColumn(table, from, printing.pages.value))
          printing.change((pages) => renameColumnInPages(table, from, to, pages));
        trials.value = renameColumnInTrials(table, from, to, trials.value);
        decisions.value = renameColumnInDecisions(table, from, to, decisions.value);
      });
      const chosen = selection.value;
      if (chosen.kind === 'column' && chosen.key === table && chosen.column === from) follow({ ...chosen, column: to });
      warnOf(from, [
        ...unsure.map((name) => t('forms.use.expression', { name })),
        ...decisionsNamingColumn(table, from, decisions.value).map((name) => t('forms.use.decision', { name })),
      ]);
    },
  };
}

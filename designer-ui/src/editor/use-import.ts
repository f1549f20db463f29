import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { ElMessageBox } from 'element-plus';
import { shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { checkDefinition } from '../api/definitions';
import type { ImportReport } from '../exchange/read-foreign';
import type { OpenDiagram } from '../modeler/open-diagram';
import type { DiagramState } from './use-diagram';
import type { useFiles } from './use-files';
import type { useWorkspace } from './use-workspace';

/** Files that are opened in the canvas: the definition's own, and those that are imported over it. */
export function useImport(
  diagram: DiagramState,
  { file, isImported, isDirty }: ReturnType<typeof useWorkspace>,
  files: ReturnType<typeof useFiles>,
) {
  const { t } = useI18n();
  /** Why the definition's own file is not shown. */
  const unreadable = shallowRef<readonly string[] | null>(null);
  let before: { xml: string; isImported: boolean } | null = null;

  const previous = shallowRef<string | null>(null);
  const report = shallowRef<{ fileName: string; report: ImportReport } | null>(null);

  const sayRefused = (reasons: readonly string[]) =>
    ElMessageBox.alert(reasons.join('；'), t('editor.import.refused'), {
      type: 'error',
      confirmButtonText: t('editor.import.understood'),
    }).catch(() => undefined);

  /** The parser speaks English: the server's check says what is wrong with the file. */
  async function reasonsOf(xml: string): Promise<string[]> {
    const problems = await checkDefinition({ bpmn: xml }).then(
      (answer) => answer.problems,
      () => [],
    );
    const reasons = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    return reasons.length > 0 ? reasons.slice(0, 3) : [t('editor.import.incomplete')];
  }

  return {
    unreadable,
    attach(opened: OpenDiagram): void {
      before = null;
      unreadable.value = null;
      diagram.attach(opened);
    },
    /** The file in the canvas cannot be read in full: an imported one is taken back. */
    async refuse(): Promise<void> {
      const reasons = await reasonsOf(file.value.xml);
      if (!before) {
        unreadable.value = reasons;
        return;
      }
      file.value = { xml: before.xml };
      isImported.value = before.isImported;
      previous.value = null;
      await sayRefused(reasons);
    },
    /** The drawing as it was before an import, until the page is left. */
    previous,
    takeBack(): void {
      if (previous.value === null) return;
      isImported.value = true;
      file.value = { xml: previous.value };
      previous.value = null;
    },
    /** What is imported when the person takes it. */
    report,
    async importFile(): Promise<void> {
      const chosen = await files.choose();
      if (chosen === null) return;
      try {
        // the engine's reader comes with it
        const { readForeign } = await import('../exchange/read-foreign');
        report.value = { fileName: chosen.name, report: await readForeign(chosen.xml) };
      } catch (error) {
        const isUnreadable = error instanceof Error && 'reasons' in error;
        if (!isUnreadable && !(error instanceof ApiFailure)) throw error;
        await sayRefused(isUnreadable ? (error.reasons as string[]) : [error.message]);
      }
    },
    async takeImport(): Promise<void> {
      const xml = report.value?.report.xml;
      report.value = null;
      if (xml === undefined) return;
      before = { xml: (await diagram.xml()) ?? file.value.xml, isImported: isDirty.value };
      previous.value = before.xml;
      isImported.value = true;
      file.value = { xml };
    },
  };
}

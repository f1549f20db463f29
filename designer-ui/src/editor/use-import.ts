import { ElMessageBox } from 'element-plus';
import { shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { checkDefinition } from '../api/definitions';
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
      await ElMessageBox.alert(reasons.join('；'), t('editor.import.refused'), {
        type: 'error',
        confirmButtonText: t('editor.import.understood'),
      }).catch(() => undefined);
    },
    async importFile(): Promise<void> {
      const xml = await files.choose();
      if (xml === null) return;
      before = { xml: (await diagram.xml()) ?? file.value.xml, isImported: isDirty.value };
      isImported.value = true;
      file.value = { xml };
    },
  };
}

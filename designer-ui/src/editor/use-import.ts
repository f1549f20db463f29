import { shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { checkDefinition } from '../api/definitions';
import { type DrawingFile, takeHanded } from '../exchange/drawing-file';
import type { ImportReport } from '../exchange/read-foreign';
import { useForeignReader } from '../exchange/use-foreign-reader';
import type { OpenDiagram } from '../modeler/open-diagram';
import type { DiagramState } from './use-diagram';
import type { useFiles } from './use-files';
import type { useWorkspace } from './use-workspace';

/** Files that are opened in the canvas: the definition's own, and those that are imported over it. */
export function useImport(
  diagram: DiagramState,
  { file, isImported, isDirty }: ReturnType<typeof useWorkspace>,
  files: ReturnType<typeof useFiles>,
  definitionKey: string,
) {
  const { t } = useI18n();
  const reader = useForeignReader();
  /** Why the definition's own file is not shown. */
  const unreadable = shallowRef<readonly string[] | null>(null);
  let before: { xml: string; isImported: boolean } | null = null;

  const previous = shallowRef<string | null>(null);
  const report = shallowRef<{ fileName: string; report: ImportReport } | null>(null);

  /** The parser speaks English: the server's check says what is wrong with the file. */
  async function reasonsOf(xml: string): Promise<string[]> {
    const problems = await checkDefinition({ bpmn: xml }).then(
      (answer) => answer.problems,
      () => [],
    );
    const reasons = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    return reasons.length > 0 ? reasons.slice(0, 3) : [t('editor.import.incomplete')];
  }

  async function read(chosen: DrawingFile): Promise<void> {
    const found = await reader.read(chosen);
    if (found) report.value = { fileName: chosen.name, report: found };
  }

  return {
    unreadable,
    attach(opened: OpenDiagram): void {
      before = null;
      unreadable.value = null;
      diagram.attach(opened);
      const handed = takeHanded(definitionKey);
      if (handed) void read(handed);
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
      await reader.refuse(reasons);
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
      if (chosen) await read(chosen);
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

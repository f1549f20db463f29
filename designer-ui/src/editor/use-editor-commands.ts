import { ElMessageBox } from 'element-plus';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { EditorCommand } from './editor-commands';
import type { useCarrying } from './use-carrying';
import type { useFiles } from './use-files';
import type { useImport } from './use-import';

/** What the menu of the header offers. `discard` is called when the person is sure. */
export function useEditorCommands(
  files: ReturnType<typeof useFiles>,
  carrying: ReturnType<typeof useCarrying>,
  importing: ReturnType<typeof useImport>,
  { isPublished, discard }: { isPublished: () => boolean; discard: () => Promise<void> },
) {
  const { t } = useI18n();
  /** 下架 or 上架 that is asked about. */
  const shelving = ref<'suspend' | 'resume' | null>(null);

  async function askToDiscard(): Promise<void> {
    const isSure = await ElMessageBox.confirm(
      t(isPublished() ? 'editor.discard.text' : 'editor.discard.textNever'),
      t('editor.discard.title'),
      {
        type: 'warning',
        confirmButtonText: t('editor.discard.submit'),
        cancelButtonText: t('editor.discard.cancel'),
      },
    ).catch(() => null);
    if (isSure) await discard();
  }
  const commands: Record<EditorCommand, () => unknown> = {
    exportBpmn: files.exportBpmn,
    exportSvg: files.exportSvg,
    exportPng: files.exportPng,
    exportItem: carrying.exportItem,
    clone: carrying.clone,
    import: importing.importFile,
    suspend: () => (shelving.value = 'suspend'),
    resume: () => (shelving.value = 'resume'),
    discard: askToDiscard,
  };

  return { shelving, run: (name: EditorCommand): void => void commands[name]() };
}

import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { ElMessageBox } from 'element-plus';
import { useI18n } from 'vue-i18n';
import type { DrawingFile } from './drawing-file';
import type { ImportReport } from './read-foreign';

/** Reads files of this and other tools; why one cannot be read is said in a dialog. */
export function useForeignReader() {
  const { t } = useI18n();

  const refuse = (reasons: readonly string[]) =>
    ElMessageBox.alert(reasons.join('；'), t('editor.import.refused'), {
      type: 'error',
      confirmButtonText: t('editor.import.understood'),
    }).catch(() => undefined);

  /** What became of the file; null where that was refused. */
  async function read({ xml }: DrawingFile): Promise<ImportReport | null> {
    try {
      // the engine's reader comes with it
      const { readForeign } = await import('./read-foreign');
      return await readForeign(xml);
    } catch (error) {
      const isUnreadable = error instanceof Error && 'reasons' in error;
      if (!isUnreadable && !(error instanceof ApiFailure)) throw error;
      await refuse(isUnreadable ? (error.reasons as string[]) : [error.message]);
      return null;
    }
  }

  return { read, refuse };
}

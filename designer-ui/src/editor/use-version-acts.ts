import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { newIntentKey } from '@xiaowu/portal-ui/src/api/intent-key';
import { ElMessage, ElMessageBox } from 'element-plus';
import { useI18n } from 'vue-i18n';
import * as api from '../api/definitions';

/** What is done to versions and to the item as a whole; each asks first, and `done` when it is done. */
export function useVersionActs(key: string, page: string, done: () => void) {
  const { t } = useI18n();

  async function ask(act: 'rollBack' | 'cancelPublication', data: Record<string, unknown> = {}): Promise<boolean> {
    return ElMessageBox.confirm(t(`editor.act.${act}.text`, data), t(`editor.act.${act}.title`, data), {
      type: 'warning',
      confirmButtonText: t(`editor.act.${act}.submit`),
      cancelButtonText: t('editor.act.cancel'),
    }).then(
      () => true,
      () => false,
    );
  }
  async function run(call: () => Promise<unknown>, success: string): Promise<void> {
    try {
      await call();
      ElMessage.success(success);
      done();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      ElMessage.error([error.message, ...error.details.map(({ message }) => message)].join('；'));
    }
  }

  return {
    async rollBack(version: number): Promise<void> {
      if (!(await ask('rollBack', { version }))) return;
      const intentKey = newIntentKey();
      await run(() => api.rollBack(key, { version, page }, intentKey), t('editor.act.rollBack.done', { version }));
    },
    async cancelPublication(): Promise<void> {
      if (!(await ask('cancelPublication'))) return;
      const intentKey = newIntentKey();
      await run(() => api.cancelPublication(key, intentKey), t('editor.act.cancelPublication.done'));
    },
  };
}

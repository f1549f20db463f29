import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { newIntentKey } from '@xiaowu/portal-ui/src/api/intent-key';
import { ElMessage, ElMessageBox } from 'element-plus';
import { useI18n } from 'vue-i18n';
import { actOnCase, retryIncidents } from '../api/monitor';

export type CaseAct = 'suspend' | 'resume' | 'terminate';

/** What administrators do to cases, one or several; each asks for a reason, and `done` when it is done. */
export function useCaseActs(done: () => Promise<unknown>) {
  const { t } = useI18n();

  async function askReason(title: string, text: string, submit: string): Promise<string | null> {
    const answer = await ElMessageBox.prompt(text, title, {
      inputPlaceholder: t('editor.act.reason'),
      inputValidator: (given) => given.trim() !== '' || t('editor.act.reasonMissing'),
      confirmButtonText: submit,
      cancelButtonText: t('editor.act.cancel'),
    }).catch(() => null);
    return answer === null ? null : answer.value.trim();
  }
  /** One after the other, and what became of those that did not work. */
  async function each(ids: readonly string[], call: (id: string) => Promise<unknown>, success: string): Promise<void> {
    const reasons = new Set<string>();
    for (const id of ids) {
      try {
        await call(id);
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        reasons.add(error.message);
      }
    }
    if (reasons.size > 0) ElMessage.error([...reasons].join('；'));
    else ElMessage.success(success);
    await done();
  }

  return {
    askReason,
    each,
    async act(act: CaseAct, ids: readonly string[]): Promise<void> {
      const name = t(`monitor.act.${act}.name`);
      const reason = await askReason(name, t(`monitor.act.${act}.text`, { n: ids.length }), name);
      if (reason === null) return;
      await each(ids, (id) => actOnCase(id, act, reason, newIntentKey()), t(`monitor.act.${act}.done`));
    },
    async retry(ids: readonly string[]): Promise<void> {
      const { results } = await retryIncidents(ids, newIntentKey());
      const reasons = new Set(results.flatMap(({ message }) => message ?? []));
      if (reasons.size > 0) ElMessage.error([...reasons].join('；'));
      else ElMessage.success(t('monitor.incidents.retried', { n: ids.length }));
      await done();
    },
  };
}

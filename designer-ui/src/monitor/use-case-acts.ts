import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { newIntentKey } from '@xiaowu/portal-ui/src/api/intent-key';
import { ElMessage, ElMessageBox } from 'element-plus';
import { useI18n } from 'vue-i18n';
import { actOnCase, retryIncidents } from '../api/monitor';

export type CaseAct = 'suspend' | 'resume' | 'terminate';

/** What administrators do to cases, one or several; acts ask for a reason, and `done` comes when it is done. */
export function useCaseActs(done: () => Promise<unknown>) {
  const { t } = useI18n();
  let isBusy = false;

  async function askReason(act: CaseAct, count: number): Promise<string | null> {
    const name = t(`monitor.act.${act}.name`);
    const answer = await ElMessageBox.prompt(t(`monitor.act.${act}.text`, { n: count }), name, {
      inputPlaceholder: t('editor.act.reason'),
      inputValidator: (given) => given.trim() !== '' || t('editor.act.reasonMissing'),
      confirmButtonText: name,
      confirmButtonType: act === 'terminate' ? 'danger' : 'primary',
      cancelButtonText: t('editor.act.cancel'),
    }).catch(() => null);
    return answer === null ? null : answer.value.trim();
  }
  /** `work` gives the reasons of what did not work. A second press meanwhile does nothing. */
  async function run(work: () => Promise<readonly string[]>, success: string): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      const reasons = new Set(await work());
      if (reasons.size > 0) ElMessage.error([...reasons].join('；'));
      else ElMessage.success(success);
      await done();
    } finally {
      isBusy = false;
    }
  }
  /** One after the other. */
  const each = (ids: readonly string[], call: (id: string) => Promise<unknown>, success: string) =>
    run(async () => {
      const reasons: string[] = [];
      for (const id of ids) reasons.push(...(await reasonsOf(call(id))));
      return reasons;
    }, success);

  return {
    each,
    async act(act: CaseAct, ids: readonly string[]): Promise<void> {
      const reason = await askReason(act, ids.length);
      if (reason === null) return;
      await each(ids, (id) => actOnCase(id, act, reason, newIntentKey()), t(`monitor.act.${act}.done`));
    },
    retry: (ids: readonly string[]) =>
      run(
        () =>
          reasonsOf(retryIncidents(ids, newIntentKey()), ({ results }) =>
            results.flatMap(({ message }) => message ?? []),
          ),
        t('monitor.incidents.retried', { n: ids.length }),
      ),
  };
}

/** Why it did not work: what the server refused, or what `within` reads in its answer. */
async function reasonsOf<Answer>(
  answer: Promise<Answer>,
  within: (answer: Answer) => readonly string[] = () => [],
): Promise<readonly string[]> {
  try {
    return within(await answer);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return [error.message];
  }
}

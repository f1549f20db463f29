import { shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import type { ApplicationRow } from '@xiaowu/server/contract/applications';
import { deleteDraft, withdrawApplication } from '../../api/applications';
import { newIntentKey } from '../../api/intent-key';
import { ask } from '../../components/ask';
import { sayFailure, saySuccess } from '../../components/say';
import type { SuperviseAct } from '../supervision/supervise-act';
import { caseTitle } from '../tasks/case-title';
import { useTakeBack } from '../tasks/use-take-back';
import { caseLabel } from './case-label';

type Case = Pick<ApplicationRow, 'id' | 'itemName' | 'itemKey' | 'serialNumber' | 'actions' | 'labels'>;

type SupervisedCase = Pick<ApplicationRow, 'id' | 'itemName' | 'serialNumber' | 'supervised'>;

/** What the applicant does with cases: 终止 and 催办 through a dialog, 撤回 and 删除 after a question; and whoever answers for one. */
export function useCaseActions(done: () => void) {
  const { t } = useI18n();
  const router = useRouter();
  const takeBack = useTakeBack();
  /** The case that is being rated; null = nobody rates. */
  const rated = shallowRef<Case | null>(null);
  /** What whoever answers for a case is about to do with it. */
  const supervising = shallowRef<{ act: SuperviseAct | null; case: SupervisedCase | null }>({ act: null, case: null });
  const dialog = shallowRef<{ act: 'terminate' | 'urge' | null; cases: readonly Case[] }>({ act: null, cases: [] });

  /** Those of the ticked cases that allow it. */
  const allowed = (cases: readonly Case[], act: Case['actions'][number]): readonly Case[] =>
    cases.filter(({ actions }) => actions.includes(act));

  function openDialog(act: 'terminate' | 'urge', cases: readonly Case[]): void {
    const able = allowed(cases, act);
    if (able.length > 0) dialog.value = { act, cases: able };
  }

  async function withdraw(cases: readonly Case[]): Promise<void> {
    const [one] = allowed(cases, 'withdraw');
    if (!one) return;
    const sure = await ask({
      title: caseLabel(one, 'withdraw', t('applications.withdraw.title')),
      text: t('applications.withdraw.text', { name: caseTitle(one) }),
      confirm: caseLabel(one, 'withdraw', t('applications.withdraw.submit')),
    });
    if (!sure) return;
    try {
      await withdrawApplication(one.id, newIntentKey());
      saySuccess(t('applications.withdraw.done'));
    } catch (error) {
      sayFailure(error);
    }
    done();
  }

  async function remove(one: Case): Promise<void> {
    const sure = await ask({
      title: t('applications.remove.title'),
      text: t('applications.remove.text', { name: one.itemName }),
      confirm: t('applications.remove.submit'),
      isDangerous: true,
    });
    if (!sure) return;
    try {
      await deleteDraft(one.id, newIntentKey());
      saySuccess(t('applications.remove.done'));
    } catch (error) {
      sayFailure(error);
    }
    done();
  }

  return {
    dialog,
    terminate: (cases: readonly Case[]) => openDialog('terminate', cases),
    urge: (cases: readonly Case[]) => openDialog('urge', cases),
    withdraw,
    async takeBack(taskId: string): Promise<void> {
      // too late, or not wanted: the page shows where the case stands now
      if (!(await takeBack(taskId))) done();
    },
    remove,
    rated,
    rate: (one: Case) => void (rated.value = allowed([one], 'rate')[0] ?? null),
    reapply(one: Case) {
      if (allowed([one], 'reapply').length > 0)
        void router.push({ name: 'apply', params: { key: one.itemKey }, query: { from: one.id } });
    },
    supervising,
    supervise: (act: SuperviseAct, one: SupervisedCase) => void (supervising.value = { act, case: one }),
    closeSupervising: () => void (supervising.value = { ...supervising.value, act: null }),
    closeDialog: () => void (dialog.value = { ...dialog.value, act: null }),
  };
}

export type CaseActions = ReturnType<typeof useCaseActions>;

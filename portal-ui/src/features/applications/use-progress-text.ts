import type { ApplicationRow } from '@xiaowu/server/contract/applications';
import { useI18n } from 'vue-i18n';

/** 当前进度: names of the steps where it waits, or 完成 · 终止 · 退回. */
export function useProgressText() {
  const { t } = useI18n();
  return ({ status, currentSteps, isReturned }: Pick<ApplicationRow, 'status' | 'currentSteps' | 'isReturned'>) => {
    const steps = currentSteps.join('、');
    if (status === 'running' || status === 'suspended')
      return isReturned ? t('applications.progress.returned', { step: steps }) : steps;
    return t(`applications.progress.${status}`);
  };
}

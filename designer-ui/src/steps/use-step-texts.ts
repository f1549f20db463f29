import type { FormSchema } from '@xiaowu/server/contract/forms';
import { useI18n } from 'vue-i18n';
import type { Step } from './read-steps';
import { useRuleText } from './use-rule-text';

/** What the table says of a step in words: who gets it, with which buttons, who is told of it. */
export function useStepTexts(form: () => FormSchema) {
  const { t } = useI18n();
  const ruleText = useRuleText(form);

  const who = (step: Step) => {
    const { excludesApplicant, excludesEarlierApprovers } = step.settings;
    const excluded = [
      ...(excludesApplicant ? [t('steps.excludes.applicant')] : []),
      ...(excludesEarlierApprovers ? [t('steps.excludes.earlier')] : []),
    ].join('、');
    const rules = step.rules.map((rule) => ruleText(rule, step.task)).join('；');
    if (rules !== '') return excluded === '' ? rules : t('steps.excludes.text', { who: rules, excluded });
    return step.isApplicantStep ? t('properties.approvers.kinds.applicant') : t('steps.nobody');
  };
  const buttons = (step: Step) =>
    step.actions
      .filter(({ enabled }) => enabled)
      .map(
        ({ action, label }) =>
          label ||
          (action === 'complete' && step.isApplicantStep
            ? t('properties.actions.submit')
            : t(`properties.actions.${action}`)),
      )
      .join(' · ');
  /** `到达时 · 申请人`; what is as usual needs no words. */
  const notices = (step: Step) =>
    step.notices.length === 0
      ? t('steps.usualNotices')
      : step.notices
          .map(({ on, to, enabled }) => {
            const what = `${t(`properties.notices.events.${on}`)} · ${t(`properties.notices.to.${to}`)}`;
            return enabled ? what : t('steps.noNotice', { what });
          })
          .join('；');

  return { who, buttons, notices };
}

import type { TimedTask } from '@xiaowu/engine';
import { useI18n } from 'vue-i18n';

/** What happens when the time of a task is over, in words; a head that was given it already does not get it again. */
export function useEndText(): (task: TimedTask) => string {
  const { t } = useI18n();
  return ({ approval: { whenOverdue, escalateTo }, handedOver }) => {
    const end = whenOverdue === 'head' && handedOver !== null ? 'escalate' : whenOverdue;
    const text = t(`properties.time.ends.${end}`);
    return end === 'escalate' ? `${text}（${t(`properties.time.supervisors.${escalateTo}`)}）` : text;
  };
}

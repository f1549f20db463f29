import type { DecisionAction } from './decision';

/** What was done, by the name that the step gives the button: 签发 → 已签发; a name that says 已 already stays as it is. */
export function doneText(
  t: (key: string, names?: { label: string; done: string }) => string,
  action: DecisionAction,
  label: string,
): string {
  const mark = t('tasks.done.mark');
  return t(`tasks.done.${action}`, { label, done: label.startsWith(mark) ? label : mark + label });
}

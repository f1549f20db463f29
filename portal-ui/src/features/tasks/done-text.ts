import type { Decision, DecisionAction } from './decision';

/**
 * What is said of a decision: of 加签 it depends on when the others are asked, of 不同意 on whether only an opinion was
 * asked for.
 */
export type DoneAct =
  Exclude<DecisionAction, 'addApprovers'> | `addApprovers.${Decision['position']}` | 'refuseAsked' | 'save';

/** What was done, by the name that the step gives the button: 签发 → 已签发; a name that says 已 already stays as it is. */
export function doneText(
  t: (key: string, names?: { label: string; done: string }) => string,
  act: DoneAct,
  label: string,
): string {
  const mark = t('tasks.done.mark');
  return t(`tasks.done.${act}`, { label, done: label.startsWith(mark) ? label : mark + label });
}

import type { Definitions, NoticeRule, ReturnMode } from '@xiaowu/engine';
import type { Notice } from '../notice.js';

/** A step of a case, and what its settings say of notices. */
export interface TellingStep {
  readonly definition: Pick<Definitions, 'processes'>;
  readonly applicantId: string;
  readonly elementId: string;
  readonly stepName: string;
}

type OthersKind = 'stepArrived' | 'stepCompleted' | 'stepReturned' | 'stepReminded' | 'stepOverdue';

/** Who is told that a task was made: its handlers as the step says it, and on its first arrival who else it names. */
export function arrivalNotices(step: TellingStep, usual: Notice, isFirst: boolean): Notice[] {
  const rules = rulesOf(step, 'arrival');
  return [...toHandlers(rules, usual), ...(isFirst ? others(step, rules, 'stepArrived') : [])];
}

/** Who is told that somebody approved; of several approvers each time. */
export const completionNotices = (step: TellingStep): Notice[] =>
  others(step, rulesOf(step, 'completion'), 'stepCompleted');

/** Who is told that somebody returned it; its applicant is told anyway when it comes back to them. */
export const returnNotices = (step: TellingStep, isToApplicant: boolean, returnMode: ReturnMode): Notice[] =>
  others(
    step,
    rulesOf(step, 'return').filter(({ to }) => !(isToApplicant && to === 'applicant')),
    'stepReturned',
  ).map((notice) => ({ ...notice, returnMode }));

/** What the applicant is told of a return in the words of the step that it comes from. */
export function returnedNotice(step: TellingStep, usual: Notice): Notice[] {
  const own = rulesOf(step, 'return').find(({ to }) => to === 'applicant');
  return own?.enabled === false ? [] : [{ ...usual, ...wayOf(own) }];
}

/** Who is told when the handlers are reminded; `usual` is the reminder itself. */
export function reminderNotices(step: TellingStep, usual: Notice): Notice[] {
  const rules = rulesOf(step, 'reminder');
  return [...toHandlers(rules, usual), ...others(step, rules, 'stepReminded')];
}

/** Who is told that the time of a step is over; `handlers` only where the step says so. */
export function overdueNotices(step: TellingStep, handlers: Pick<Notice, 'taskId' | 'people' | 'groups'>): Notice[] {
  const rules = rulesOf(step, 'overdue');
  const own = rules.filter(({ to, enabled }) => to === 'handlers' && enabled);
  const told = own.map((rule): Notice => ({
    kind: 'stepOverdue',
    stepName: step.stepName,
    ...handlers,
    ...wayOf(rule),
  }));
  return [...told, ...others(step, rules, 'stepOverdue')];
}

function rulesOf({ definition, elementId }: TellingStep, on: NoticeRule['on']): NoticeRule[] {
  const node = definition.processes.find(({ nodes }) => elementId in nodes)?.nodes[elementId];
  return node?.kind === 'userTask' ? (node.approval.notices ?? []).filter((rule) => rule.on === on) : [];
}

function toHandlers(rules: readonly NoticeRule[], usual: Notice): Notice[] {
  const own = rules.find(({ to }) => to === 'handlers');
  return own?.enabled === false ? [] : [{ ...usual, ...wayOf(own) }];
}

function others({ applicantId, stepName }: TellingStep, rules: readonly NoticeRule[], kind: OthersKind): Notice[] {
  return rules
    .filter(({ to, enabled }) => enabled && to !== 'handlers')
    .map((rule) => ({
      ...{ kind, taskId: null, stepName },
      people: rule.to === 'applicant' ? [applicantId] : [],
      groups: rule.to === 'role' ? [`role:${rule.value ?? ''}`] : [],
      ...(rule.to === 'person' && { numbers: (rule.value ?? '').split(',').map((number) => number.trim()) }),
      ...wayOf(rule),
    }));
}

/** In which words, and by which channels. */
const wayOf = (rule: NoticeRule | undefined): Pick<Notice, 'words' | 'channels'> => ({
  ...(rule?.text != null && rule.text.trim() !== '' && { words: rule.text }),
  ...(rule?.channels && { channels: rule.channels }),
});

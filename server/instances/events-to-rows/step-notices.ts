import type { NoticeRule } from '@xiaowu/engine';
import type { Notice } from '../notice.js';
import { stepName, type SavedStep } from './saved-step.js';

/** Who is told that a task was made: its handlers as the step says it, and on its first arrival who else it names. */
export function arrivalNotices(saved: SavedStep, elementId: string, usual: Notice, isFirst: boolean): Notice[] {
  const rules = rulesOf(saved, elementId, 'arrival');
  const own = rules.find(({ to }) => to === 'handlers');
  const toHandlers = own && !own.enabled ? [] : [{ ...usual, ...wordsOf(own) }];
  return [...toHandlers, ...(isFirst ? others(saved, rules, 'stepArrived', usual.stepName) : [])];
}

/** Who is told that somebody approved; of several approvers each time. */
export const completionNotices = (saved: SavedStep, elementId: string): Notice[] =>
  others(saved, rulesOf(saved, elementId, 'completion'), 'stepCompleted', stepName(saved.definition, elementId));

function rulesOf({ definition }: SavedStep, elementId: string, on: NoticeRule['on']): NoticeRule[] {
  const node = definition.processes.find(({ nodes }) => elementId in nodes)?.nodes[elementId];
  return node?.kind === 'userTask' ? (node.approval.notices ?? []).filter((rule) => rule.on === on) : [];
}

function others(
  { row }: SavedStep,
  rules: readonly NoticeRule[],
  kind: 'stepArrived' | 'stepCompleted',
  name: string,
): Notice[] {
  return rules
    .filter(({ to, enabled }) => enabled && to !== 'handlers')
    .map((rule) => ({
      ...{ kind, taskId: null, stepName: name },
      people: rule.to === 'applicant' ? [row.applicant_id] : [],
      groups: rule.to === 'role' ? [`role:${rule.value ?? ''}`] : [],
      ...(rule.to === 'person' && { numbers: (rule.value ?? '').split(',').map((number) => number.trim()) }),
      ...wordsOf(rule),
    }));
}

const wordsOf = (rule: NoticeRule | undefined): Pick<Notice, 'words'> =>
  rule?.text == null || rule.text.trim() === '' ? {} : { words: rule.text };

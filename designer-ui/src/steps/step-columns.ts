import { approvalChoices, type ApprovalSettings } from '../properties/people/approval-settings';
import type { Step } from './read-steps';

const choices = ['mode', 'timeMeasure', 'whenOverdue', 'whenEmpty', 'whenOwn', 'whenRepeated', 'returnMode'] as const;
const durations = ['dueAfter', 'remindAfter', 'remindEvery'] as const;
/** Those with a few words to choose from. */
export type ChoiceColumn = (typeof choices)[number];
/** A setting of a step that has a column of its own. */
export type Column = ChoiceColumn | (typeof durations)[number] | 'opinionRequired' | 'signatureRequired';
export const columns: readonly Column[] = [
  'mode',
  ...durations,
  'timeMeasure',
  'whenOverdue',
  'opinionRequired',
  'signatureRequired',
  'whenEmpty',
  'whenOwn',
  'whenRepeated',
  'returnMode',
];
export const isChoice = (column: Column): column is ChoiceColumn => (choices as readonly Column[]).includes(column);
export const isDuration = (column: Column): column is (typeof durations)[number] =>
  (durations as readonly Column[]).includes(column);
/** Does the step have this setting? The applicant approves nothing. */
export const applies = (step: Step, column: Column): boolean => {
  const { dueAfter, remindAfter } = step.settings;
  if (column === 'whenOverdue') return dueAfter !== null;
  if (column === 'remindEvery' || column === 'timeMeasure') return dueAfter !== null || remindAfter !== null;
  return !step.isApplicantStep || isDuration(column);
};

/** Nobody hands in or sends back an application for its applicant. */
export const choicesOf = (step: Step, column: ChoiceColumn): readonly string[] =>
  column === 'whenOverdue' && step.isApplicantStep ? ['escalate', 'nothing'] : approvalChoices[column];

/** What means nothing without the other. */
export const alongWith = ({ settings }: Step, column: Column): Partial<ApprovalSettings> => {
  if (column === 'whenEmpty') return { standIn: settings.standIn };
  if (isDuration(column)) return { timeMeasure: settings.timeMeasure };
  return column === 'whenOverdue' ? { escalateTo: settings.escalateTo, supervisors: settings.supervisors } : {};
};

import type { ApprovalSettings } from '../people/approval-settings';

export type LimitDuration = 'dueAfter' | 'remindAfter' | 'remindBefore' | 'remindEvery';

/** Has the step a time that others can refer to? */
export const hasTime = ({ dueAfter, remindAfter }: ApprovalSettings): boolean =>
  dueAfter !== null || remindAfter !== null;

/**
 * What changes with one time of a step. The first that is set is one of work; without a limit there is nothing before
 * it nor at its end, and without any time nothing that is repeated.
 */
export function durationChange(
  settings: ApprovalSettings,
  name: LimitDuration,
  value: string | null,
): Partial<ApprovalSettings> {
  const after = { ...settings, [name]: value };
  return {
    ...(value !== null && !hasTime(settings) && { timeMeasure: 'working' }),
    ...(after.dueAfter === null && { remindBefore: null, ...gone(['whenOverdue', 'escalateTo', 'supervisors']) }),
    ...(!hasTime(after) && gone(['remindEvery', 'remindAtMost', 'timeMeasure'])),
    [name]: value,
  };
}

/** Out of the file: the default counts. */
const gone = (names: readonly (keyof ApprovalSettings)[]): Partial<ApprovalSettings> =>
  Object.fromEntries(names.map((name) => [name, undefined]));

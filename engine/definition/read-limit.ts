import { isWorkingDuration } from '../calendar/working-time.js';
import { isLonger, parseDuration } from '../event-definitions/iso-time.js';
import type { Approval } from './approval.js';
import { type ModdleElement, text } from './moddle-element.js';
import type { Reading } from './reading.js';

/** What a step says about its time. */
export type Limit = Pick<
  Approval,
  | 'timeMeasure'
  | 'dueAfter'
  | 'remindAfter'
  | 'remindBefore'
  | 'remindEvery'
  | 'remindAtMost'
  | 'whenOverdue'
  | 'escalateTo'
  | 'supervisors'
>;

/** A step that says nothing. */
export const noLimit: Limit = {
  timeMeasure: 'calendar',
  dueAfter: null,
  remindAfter: null,
  remindBefore: null,
  remindEvery: null,
  remindAtMost: 10,
  whenOverdue: 'escalate',
  escalateTo: 'itemHead',
  supervisors: null,
};

/** Reads limit, reminders and end action of `xiaowu:approval`. */
export function readLimit(own: ModdleElement, isApplicantTask: boolean, reading: Reading): Limit {
  const timeMeasure = reading.word(own, 'timeMeasure', ['calendar', 'working']);
  const isValid = timeMeasure === 'working' ? isWorkingDuration : (value: string) => parseDuration(value) !== null;
  const duration = (name: string, isRepeated = false): string | null => {
    const value = text(own, name);
    if (value === null) return null;
    const parsed = parseDuration(value);
    if (!isValid(value) || (isRepeated && parsed !== null && !isLonger(parsed)))
      reading.error('attribute.invalid', own, { name, value });
    return value;
  };
  const limit: Limit = {
    timeMeasure,
    dueAfter: duration('dueAfter'),
    remindAfter: duration('remindAfter'),
    remindBefore: duration('remindBefore'),
    remindEvery: duration('remindEvery', true),
    remindAtMost: reading.wholeNumber(own, 'remindAtMost', { from: 1, to: 100, default: noLimit.remindAtMost }),
    whenOverdue: reading.word(own, 'whenOverdue', ['escalate', 'nothing', 'pass', 'return', 'head']),
    escalateTo: reading.word(own, 'escalateTo', ['itemHead', 'handlerHead', 'person']),
    supervisors: text(own, 'supervisors'),
  };
  if (limit.remindBefore !== null && limit.dueAfter === null) reading.error('limit.remindBeforeNothing', own);
  if (limit.escalateTo === 'person' && limit.supervisors === null) reading.error('limit.supervisorMissing', own);
  // nobody hands in, sends back or holds an application for its applicant
  if (isApplicantTask && !['escalate', 'nothing'].includes(limit.whenOverdue))
    reading.error('limit.applicantStep', own, { action: limit.whenOverdue });
  return limit;
}

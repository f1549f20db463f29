import {
  firstTimerRound,
  isWorkingDuration,
  momentAfter,
  nextTimerRound,
  parseExpression,
  type TimerRound,
  type WorkCalendar,
} from '@xiaowu/engine';
import type { TimerSetting } from './timer-settings';

const shown = 5;
const looksLiteral = /^(P[\dT]|R\d*\/|\d{4}-)/;
const looksLikeCron = /^(@[a-z]+|[\d*/,?-]+( [\dA-Z*/,?#-]+){4,6})$/i;

/** The next moments at which the timer would go off if it began at `at`; null when the form decides, or nothing is said. */
export function timerMoments(
  { kind, value, isWorkingTime }: TimerSetting,
  at: string,
  timeZone = 'UTC',
  calendar: WorkCalendar | null = null,
): readonly string[] | null {
  const text = value.trim();
  const isLiteral = looksLiteral.test(text) || (kind === 'cycle' && looksLikeCron.test(text));
  if (isWorkingTime) {
    const due = calendar && isWorkingDuration(text) ? momentAfter(calendar, at, text, 'working') : null;
    return due === null ? null : [due];
  }
  const source = isLiteral ? JSON.stringify(text) : value;
  const { expression, problem } = parseExpression(source);
  if (problem || expression.reads.length > 0) return null;
  let round: TimerRound | null;
  try {
    round = firstTimerRound({ kind: 'timer', timer: kind, value: expression }, at, timeZone);
  } catch {
    return null;
  }
  if (!round) return null;
  const moments: string[] = [];
  while (round && moments.length < shown) {
    moments.push(round.dueAt);
    round = nextTimerRound(round, round.dueAt, timeZone);
  }
  return moments;
}

import { firstTimerRound, nextTimerRound, parseExpression, type TimerRound } from '@xiaowu/engine';
import type { TimerSetting } from './timer-settings';

const shown = 5;
const looksLiteral = /^(P[\dT]|R\d*\/|\d{4}-)/;

/** The next moments at which the timer would go off if it began at `at`; null when the form decides, or nothing is said. */
export function timerMoments({ kind, value }: TimerSetting, at: string): readonly string[] | null {
  const source = looksLiteral.test(value.trim()) ? JSON.stringify(value.trim()) : value;
  const { expression, problem } = parseExpression(source);
  if (problem || expression.reads.length > 0) return null;
  let round: TimerRound | null;
  try {
    round = firstTimerRound({ kind: 'timer', timer: kind, value: expression }, at);
  } catch {
    return null;
  }
  if (!round) return null;
  const moments: string[] = [];
  while (round && moments.length < shown) {
    moments.push(round.dueAt);
    round = nextTimerRound(round, round.dueAt);
  }
  return moments;
}

import type { SupervisedStep } from '@xiaowu/server/contract/supervision';
import { personText, targetsText } from '../applications/person-text';

type Step = Pick<SupervisedStep, 'handler' | 'waitsFor'>;
type Translate = (key: string, values?: Record<string, string>) => string;

/** Who has an overdue step, and whom they have asked first (委派, 前加签): the case waits for these. */
export function waitingText({ handler, waitsFor }: Step, t: Translate): string {
  if (handler === null) return t('tasks.list.several');
  if (waitsFor.length === 0) return personText(handler);
  return t('supervision.waits', { handler: personText(handler), people: targetsText(waitsFor) });
}

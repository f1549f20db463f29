import { parseCron } from '../../event-definitions/cron.js';
import { text } from '../moddle-element.js';
import type { ForeignElement } from './foreign-element.js';

const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Quartz, which those tools use, counts weekdays from Sunday = 1; everybody else from Sunday = 0: names say it to all. */
export function translateQuartz(element: ForeignElement): void {
  if (!element.is('bpmn:TimerEventDefinition')) return;
  const cycle = element.part('timeCycle');
  const fields = (cycle && text(cycle, 'body'))?.trim().split(/\s+/) ?? [];
  const [weekday] = fields.slice(5);
  if (fields.length < 6 || weekday === undefined || parseCron(fields.join(' ')) === null) return;
  const named = weekday.replace(/(?<![#/\dA-Z])[1-7](?=$|[-,#/L])/gi, (digit) => weekdays[Number(digit) - 1] ?? digit);
  cycle?.set('body', [...fields.slice(0, 5), named, ...fields.slice(6)].join(' '));
}

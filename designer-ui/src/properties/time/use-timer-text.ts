import { useI18n } from 'vue-i18n';
import { useSession } from '../../session/session-store';
import { wallClock } from '../../shell/wall-clock';
import { readCalendar } from './calendar-cycle';
import { type CronCycle, readCron } from './cron-cycle';
import { readFieldMoment } from './field-moment';
import type { TimerSetting } from './timer-settings';
import { useDurationText } from './use-duration-text';

/** What a field of the form is called. */
type Labels = Readonly<Record<string, string>>;

/** When a timer goes off, as people say it: 等待 24 小时. Null where only an expression says it, or nothing does. */
export function useTimerText(): (timer: TimerSetting, fields: Labels) => string | null {
  const { t } = useI18n();
  const { timeZone } = useSession();
  const durationText = useDurationText();
  const said = (kind: string, more: Record<string, unknown>) => t(`properties.timer.said.${kind}`, more);
  const often = (times: number | null) => (times === null ? said('endless', {}) : said('times', { n: times }));

  function ofDays({ weekdays, monthDays, time }: CronCycle): string {
    if (weekdays.length > 0)
      return said('weekly', { days: weekdays.map((day) => t(`properties.timer.cron.days.${day}`)).join('、'), time });
    return monthDays.length > 0 ? said('monthly', { days: monthDays.join('、'), time }) : said('daily', { time });
  }
  function ofCycle(text: string): string | null {
    const cron = readCron(text);
    if (cron) return ofDays(cron);
    const calendar = readCalendar(text);
    if (calendar) {
      const { start, every, unit, times } = calendar;
      const from = wallClock(start, timeZone);
      return said('calendar', { from, every: `${every} ${t(`properties.timer.units.${unit}`)}`, times: often(times) });
    }
    const [, times = '', distance = ''] = /^R(-1|\d*)\/(P[^/]+)$/.exec(text.trim()) ?? [];
    const every = durationText(distance);
    return every && said('cycle', { every, times: often(times === '' || times === '-1' ? null : Number(times)) });
  }
  function ofField(text: string, labels: Labels): string | null {
    const moment = readFieldMoment(text, Object.keys(labels));
    if (!moment) return null;
    const { field, direction, distance } = moment;
    const by = durationText(distance);
    return said(by === null ? 'field' : direction, { field: labels[field], by });
  }
  return ({ kind, value, isWorkingTime }, fields) => {
    if (kind === 'cycle') return ofCycle(value);
    if (kind === 'duration') {
      const time = durationText(value);
      return time && said(isWorkingTime ? 'working' : 'duration', { time });
    }
    const isMoment = /^\d{4}-/.test(value) && !Number.isNaN(Date.parse(value));
    return isMoment ? said('date', { at: wallClock(value, timeZone) }) : ofField(value, fields);
  };
}

import type { WorkingTimeLeft } from '@xiaowu/server/contract/list';
import { useNow } from '@vueuse/core';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useSchool } from '../../session/school-store';
import { durationParts, workingTimeParts } from './duration';
import { relativeTime } from './relative-time';
import { wallClock } from './wall-clock';

/** Moments and spans in words, in the school's time zone; they grow older while they are looked at. */
export function useTimes() {
  const { t } = useI18n();
  const school = useSchool();
  const current = useNow({ interval: 20_000 });
  const now = computed(() => current.value.getTime());
  const none = () => t('applications.time.none');

  const at = (instant: string | null, part: 'time' | 'seconds') => {
    if (!instant) return none();
    const clock = wallClock(instant, school.timeZone);
    return `${clock.date} ${clock[part]}`;
  };
  const relative = (instant: string | null) => {
    if (!instant) return none();
    const { key, ...values } = relativeTime(instant, now.value, school.timeZone);
    return t(`applications.time.${key}`, values);
  };
  const duration = (from: string, to: string | number) => {
    const parts = durationParts(from, to);
    if (parts.length === 0) return t('applications.time.instantly');
    return parts.map(({ key, n }) => t(`applications.time.${key}`, { n })).join('');
  };
  const worked = ({ days, minutes }: WorkingTimeLeft) =>
    workingTimeParts(days, minutes)
      .map(({ key, n }) => t(`applications.time.${key}`, { n }))
      .join('');
  const due = (instant: string | null, working: WorkingTimeLeft | null = null) => {
    if (!instant) return none();
    if (working && Date.parse(instant) >= now.value)
      return t(`applications.time.${working.days > 0 ? 'dueIn' : 'dueInWork'}`, { duration: worked(working) });
    const current = new Date(now.value).toISOString();
    return Date.parse(instant) < now.value
      ? t('applications.time.overdueBy', { duration: duration(instant, current) })
      : t('applications.time.dueIn', { duration: duration(current, instant) });
  };
  return {
    now,
    /** YYYY-MM-DD HH:mm */
    minute: (instant: string | null) => at(instant, 'time'),
    /** YYYY-MM-DD HH:mm:ss */
    second: (instant: string | null) => at(instant, 'seconds'),
    relative,
    duration,
    /** How long until then, in working time where the limit is measured so. */
    due,
  };
}

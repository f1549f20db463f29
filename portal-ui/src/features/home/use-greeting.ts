import { useNow } from '@vueuse/core';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { clockTime } from '@xiaowu/server/contract/clock-time';
import { useSchool } from '../../session/school-store';
import { useSession } from '../../session/session-store';
import { timeOfDay } from './greeting';

/** 许明远，上午好 */
export function useGreeting() {
  const { t } = useI18n();
  const school = useSchool();
  const session = useSession();
  const now = useNow({ interval: 60_000 });
  return computed(() => {
    const hour = Number(clockTime(now.value.toISOString(), school.timeZone).slice(11, 13));
    return t('home.greeting', { name: session.person?.name ?? '', time: t(`home.times.${timeOfDay(hour)}`) });
  });
}

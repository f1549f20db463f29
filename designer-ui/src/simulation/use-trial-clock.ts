import { useI18n } from 'vue-i18n';
import { useSession } from '../session/session-store';

/** A moment of the trial as the school's clocks show it. */
export function useTrialClock(): (at: string) => string {
  const { d } = useI18n();
  const session = useSession();
  return (at) =>
    at === ''
      ? ''
      : d(new Date(at), {
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
          hour12: false,
          timeZone: session.timeZone,
        });
}

import { useI18n } from 'vue-i18n';

/** A length of time in the largest unit that fits. */
export function useSpan(): (ms: number) => string {
  const { t } = useI18n();
  return (ms) => {
    const minutes = ms / 60_000;
    if (minutes < 1) return t('monitor.span.seconds', { n: Math.max(1, Math.round(ms / 1000)) });
    if (minutes < 90) return t('monitor.span.minutes', { n: Math.round(minutes) });
    if (minutes < 36 * 60) return t('monitor.span.hours', { n: Math.round(minutes / 6) / 10 });
    return t('monitor.span.days', { n: Math.round(minutes / 144) / 10 });
  };
}

import { useI18n } from 'vue-i18n';
import { durationWords } from './duration-words';

/** `PT24H` as people say it: 24 小时. Null for what is no duration. */
export function useDurationText(): (iso: string) => string | null {
  const { t } = useI18n();
  return (iso) =>
    durationWords(iso)
      ?.map(({ amount, unit }) => `${amount} ${t(`properties.duration.${unit}`)}`)
      .join(' ') ?? null;
}

import type { ManagedNotice } from '@xiaowu/server/contract/notices';
import { useI18n } from 'vue-i18n';

/** When and to whom a notice is shown, in words. */
export function useNoticeText() {
  const { t } = useI18n();
  const audienceText = ({ audiences }: ManagedNotice): string =>
    audiences.length === 0
      ? t('notices.everybody')
      : audiences.map((audience) => t(`hall.audiences.${audience}`)).join('、');
  const periodText = ({ shownFrom: from, shownUntil: until }: ManagedNotice): string => {
    if (from === null && until === null) return t('notices.always');
    if (until === null) return t('notices.since', { from: from ?? '' });
    return from === null ? t('notices.untilDay', { until }) : t('notices.between', { from, until });
  };
  return { audienceText, periodText };
}

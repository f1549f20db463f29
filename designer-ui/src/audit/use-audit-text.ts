import type { AuditLine } from '@xiaowu/server/contract/audit';
import { useI18n } from 'vue-i18n';

/** Lines of the log in words; what has no name is shown as it was written. */
export function useAuditText() {
  const { t, tm } = useI18n();
  // the keys have dots, which `t` would take for levels
  const named = (names: string, key: string) => (tm(names) as Record<string, string>)[key] ?? key;
  const shown = (value: unknown): string => {
    if (typeof value !== 'object' || value === null)
      return value === null || value === '' ? t('audit.nothing') : String(value);
    return 'from' in value && 'to' in value ? `${shown(value.from)} → ${shown(value.to)}` : JSON.stringify(value);
  };

  return {
    actionText: ({ action }: AuditLine) => named('audit.actions', action),
    targetText: ({ target, itemName, detail }: AuditLine) => {
      const number = typeof detail.serialNumber === 'string' ? detail.serialNumber : target;
      return itemName === null ? target || t('definitions.none') : `${itemName}（${number}）`;
    },
    detailText: ({ detail }: AuditLine) =>
      Object.entries(detail)
        .filter(([name]) => name !== 'serialNumber')
        .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
        .map(([name, value]) => `${named('audit.fields', name)}：${shown(value)}`)
        .join('；'),
  };
}

import type { FlowRecord } from '@xiaowu/server/contract/records';
import { useI18n } from 'vue-i18n';
import { personText } from './person-text';

/** Who did what a record says, and in whose place. */
export function useHandlerText(): (record: Pick<FlowRecord, 'person' | 'onBehalfOf'>) => string {
  const { t } = useI18n();
  return ({ person, onBehalfOf }) => {
    const who = person ? personText(person) : t('applications.record.system');
    return onBehalfOf ? `${who}（${t('delegations.onBehalf', { name: onBehalfOf.name })}）` : who;
  };
}

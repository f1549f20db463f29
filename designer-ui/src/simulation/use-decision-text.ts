import type { DecisionFailed, DecisionTrace, Json } from '@xiaowu/engine';
import { useI18n } from 'vue-i18n';

/** What a decision gave and by which rows, or why it gave nothing, in words. */
export function useDecisionText() {
  const { t } = useI18n();
  const value = (result: Json | undefined): string => JSON.stringify(result ?? null);
  const list = (values: Json | undefined): string => (Array.isArray(values) ? values.map(value).join('、') : '');
  return {
    value,
    made({ result, hits }: DecisionTrace): string {
      const tables = hits.map(({ name, rules }) =>
        rules.length > 0
          ? t('simulation.decision.hit', { name, rules: rules.join('、') })
          : t('simulation.decision.noHit', { name }),
      );
      const given =
        result === null ? t('simulation.decision.nothing') : t('simulation.decision.result', { result: value(result) });
      return [...tables, given].join('，');
    },
    failed({ code, decisionId, data }: DecisionFailed): string {
      return t(`simulation.decision.failure.${code.replace('decision.', '')}`, {
        ...{ decision: decisionId, input: String(data['input'] ?? ''), value: value(data['value']) },
        ...{ rules: list(data['rules']), values: list(data['values']), expression: String(data['expression'] ?? '') },
      });
    },
  };
}

import type { Json } from '../state/instance-state.js';
import type { Aggregator, DecisionTable, OutputColumn } from './decision.js';
import { DecisionFailed } from './decision-failed.js';

/** What one matching rule gives: a value per output column. */
export interface Hit {
  readonly ruleId: string;
  readonly values: readonly Json[];
}

/** What the result of a table depends on beside its rules. */
export interface HitPolicyTable extends Pick<DecisionTable, 'hitPolicy' | 'aggregator'> {
  readonly outputs: readonly Pick<OutputColumn, 'name'>[];
}

/**
 * The result of a table from its matching rules, in the order of the rules. A table with one output gives the bare
 * value, with several a context by their names; without a hit, null (or an empty list where the policy gives lists).
 * `priority` holds the output values of each column, most important first.
 */
export function resultOf(
  table: HitPolicyTable,
  decisionId: string,
  hits: readonly Hit[],
  priority: () => readonly (readonly Json[] | null)[],
): Json {
  const shown = ({ values }: Hit): Json => compose(table, values);
  const [first, second] = hits;
  switch (table.hitPolicy) {
    case 'UNIQUE':
      if (second) throw new DecisionFailed('decision.severalRules', decisionId, { rules: ruleIds(hits) });
      return first ? shown(first) : null;
    case 'ANY': {
      const results = new Set(hits.map((hit) => JSON.stringify(hit.values)));
      if (results.size > 1) throw new DecisionFailed('decision.rulesDisagree', decisionId, { rules: ruleIds(hits) });
      return first ? shown(first) : null;
    }
    case 'FIRST':
      return first ? shown(first) : null;
    case 'PRIORITY': {
      const [best] = byPriority(hits, priority(), decisionId);
      return best ? shown(best) : null;
    }
    case 'OUTPUT ORDER':
      return byPriority(hits, priority(), decisionId).map(shown);
    case 'RULE ORDER':
      return hits.map(shown);
    case 'COLLECT':
      return table.aggregator === null
        ? hits.map(shown)
        : aggregate(
            table.aggregator,
            hits.map(({ values }) => values[0] ?? null),
            decisionId,
          );
  }
}

/** The result of a row of output values. */
export function compose({ outputs }: Pick<HitPolicyTable, 'outputs'>, values: readonly Json[]): Json {
  if (outputs.length === 1) return values[0] ?? null;
  return Object.fromEntries(outputs.map(({ name }, i) => [name, values[i] ?? null]));
}

const ruleIds = (hits: readonly Hit[]): Json => hits.map(({ ruleId }) => ruleId);

/** The first column weighs most; rules of the same weight keep their order. */
function byPriority(hits: readonly Hit[], priority: readonly (readonly Json[] | null)[], decisionId: string): Hit[] {
  const rank = (hit: Hit) =>
    priority.map((values, column) => {
      if (values === null) return 0;
      const value = JSON.stringify(hit.values[column] ?? null);
      const place = values.findIndex((one) => JSON.stringify(one) === value);
      if (place < 0) throw new DecisionFailed('decision.noPriority', decisionId, { value: hit.values[column] ?? null });
      return place;
    });
  return hits
    .map((hit) => ({ hit, ranks: rank(hit) }))
    .sort((a, b) => a.ranks.map((place, i) => place - (b.ranks[i] ?? 0)).find((sign) => sign !== 0) ?? 0)
    .map(({ hit }) => hit);
}

function aggregate(aggregator: Aggregator, values: readonly Json[], decisionId: string): Json {
  if (aggregator === 'COUNT') return values.length;
  if (values.length === 0) return null;
  if (!values.every((value): value is number => typeof value === 'number'))
    throw new DecisionFailed('decision.notNumbers', decisionId, { values: [...values] });
  switch (aggregator) {
    case 'SUM':
      return values.reduce((sum, value) => sum + value, 0);
    case 'MIN':
      return Math.min(...values);
    case 'MAX':
      return Math.max(...values);
  }
}

import type { Expression } from '../definition/parsed-expression.js';
import { evaluate } from '../expression.js';
import { passes } from '../feel/unary-tests.js';
import type { Json, Variables } from '../state/instance-state.js';
import type { BoxedContext, Decision, DecisionTable, Decisions, Invocation, Logic, Rule } from './decision.js';
import { DecisionFailed } from './decision-failed.js';
import { compose, resultOf, type Hit } from './hit-policy.js';

/** The rules of a table that gave its result, numbered from 1 in the order of the table. */
export interface TableHits {
  readonly decisionId: string;
  /** Of the decision. */
  readonly name: string;
  readonly rules: readonly number[];
}

/** A decision that was made, and how it came about. */
export interface DecisionTrace {
  readonly result: Json;
  /** The tables that were asked on the way, the decision's own last. */
  readonly hits: readonly TableHits[];
}

/**
 * Makes the decision with everything that it requires. Pure: `at` (UTC, ISO 8601) is the only clock. Throws
 * DecisionFailed when there is no such decision or no result.
 */
export function evaluateDecision(decisions: Decisions, decisionId: string, input: Variables, at: string): Json {
  return traceDecision(decisions, decisionId, input, at).result;
}

/** `evaluateDecision`, with the rules that it came from. */
export function traceDecision(decisions: Decisions, decisionId: string, input: Variables, at: string): DecisionTrace {
  const made = new Map<string, Json>();
  const hits: TableHits[] = [];
  const make = (id: string): Json => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const decision = decisions.get(id);
    if (!decision) throw new DecisionFailed('decision.unknown', id);
    const variables: Variables = { ...input };
    for (const required of decision.requires) {
      const result = make(required);
      variables[decisions.get(required)?.variable ?? required] = result;
    }
    const result = new Making(decision, variables, at, hits).of(decision.logic);
    made.set(id, result);
    return result;
  };
  return { result: make(decisionId), hits };
}

/** Logic of one decision being made, with the variables that are visible there. */
class Making {
  constructor(
    private readonly decision: Decision,
    private readonly variables: Variables,
    private readonly at: string,
    private readonly hits: TableHits[],
  ) {}

  of(logic: Logic): Json {
    switch (logic.kind) {
      case 'literal':
        return this.value(logic.expression);
      case 'table':
        return this.ofTable(logic);
      case 'context':
        return this.ofContext(logic);
      case 'list':
        return logic.elements.map((element) => this.of(element));
      case 'relation':
        return logic.rows.map((row) =>
          Object.fromEntries(row.map((cell, i): [string, Json] => [logic.columns[i] ?? '', this.of(cell)])),
        );
      case 'invocation':
        return this.ofInvocation(logic);
    }
  }

  private seeing(variables: Variables): Making {
    return new Making(this.decision, variables, this.at, this.hits);
  }

  private ofContext({ entries }: BoxedContext): Json {
    const context: { [name: string]: Json } = {};
    for (const { name, value } of entries) {
      const result = this.seeing({ ...this.variables, ...context }).of(value);
      if (name === null) return result;
      context[name] = result;
    }
    return context;
  }

  /** Parameters are bound by what is visible here; the model itself sees nothing but its parameters. */
  private ofInvocation({ knowledge, bindings }: Invocation): Json {
    const model = this.decision.knowledge.get(knowledge);
    if (!model) throw new DecisionFailed('decision.unknown', knowledge);
    const bound = new Map(bindings.map(({ parameter, value }) => [parameter, this.of(value)]));
    const parameters = model.parameters.map((name): [string, Json] => [name, bound.get(name) ?? null]);
    return this.seeing(Object.fromEntries(parameters)).of(model.logic);
  }

  private ofTable(table: DecisionTable): Json {
    const values = table.inputs.map((column) => {
      const value = this.value(column.expression);
      if (column.allowed && !passes(column.allowed, value, this.variables, this.at, column.type))
        throw new DecisionFailed('decision.inputNotAllowed', this.decision.id, {
          input: column.expression.source,
          value,
        });
      return value;
    });
    const matching = (rule: Rule) =>
      rule.tests.every((test, i) =>
        passes(test, values[i] ?? null, this.variables, this.at, table.inputs[i]?.type ?? null),
      );
    const found: { rule: Rule; number: number }[] = [];
    for (const [i, rule] of table.rules.entries()) {
      if (table.hitPolicy === 'FIRST' && found.length > 0) break;
      if (matching(rule)) found.push({ rule, number: i + 1 });
    }
    const { id, name } = this.decision;
    this.hits.push({ decisionId: id, name, rules: found.map(({ number }) => number) });
    if (found.length === 0 && table.outputs.some(({ otherwise }) => otherwise !== null))
      return compose(
        table,
        table.outputs.map(({ otherwise }) => (otherwise ? this.value(otherwise) : null)),
      );
    const hits = found.map(({ rule }): Hit => ({
      ruleId: rule.id,
      values: rule.results.map((result) => (result ? this.value(result) : null)),
    }));
    return resultOf(table, this.decision.id, hits, () =>
      table.outputs.map(({ values: order }) => {
        const known = order ? this.value(order) : null;
        return Array.isArray(known) ? known : null;
      }),
    );
  }

  private value(expression: Expression): Json {
    try {
      return evaluate(expression, this.variables, this.at).value;
    } catch (error) {
      throw new DecisionFailed('decision.expressionFailed', this.decision.id, {
        expression: expression.source,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

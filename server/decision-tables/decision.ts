import type { Expression, TemporalType, UnaryTests } from '@xiaowu/engine';

/** How the rules of a table that match become one result (DMN 1.3 §8.2.8). */
export type HitPolicy = 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'OUTPUT ORDER' | 'RULE ORDER' | 'COLLECT';

export type Aggregator = 'SUM' | 'COUNT' | 'MIN' | 'MAX';

export interface InputColumn {
  readonly id: string;
  readonly expression: Expression;
  /** Texts are read as this before they are compared. */
  readonly type: TemporalType | null;
  /** What the value may be; null = anything. */
  readonly allowed: UnaryTests | null;
}

export interface OutputColumn {
  readonly id: string;
  readonly name: string;
  /** Gives the list of results from the most to the least important, for PRIORITY and OUTPUT ORDER; null = none given. */
  readonly values: Expression | null;
  /** Result when no rule matches. */
  readonly otherwise: Expression | null;
}

export interface Rule {
  readonly id: string;
  readonly tests: readonly UnaryTests[];
  /** null = an empty cell. */
  readonly results: readonly (Expression | null)[];
}

export interface DecisionTable {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly aggregator: Aggregator | null;
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly rules: readonly Rule[];
}

export interface LiteralDecision {
  readonly kind: 'literal';
  readonly expression: Expression;
}

/** A decision of a DMN file. */
export interface Decision {
  readonly id: string;
  readonly name: string;
  /** Under which name decisions that require it see its result. */
  readonly variable: string;
  /** Ids of the decisions that it requires, in the order of the file. */
  readonly requires: readonly string[];
  readonly logic: DecisionTable | LiteralDecision;
}

/** The decisions of the DMN files of one definition, by id. */
export type Decisions = ReadonlyMap<string, Decision>;

import type { Expression } from '../definition/parsed-expression.js';
import type { TemporalType, UnaryTests } from '../feel/unary-tests.js';

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

/** Named values, each of which sees those before it; a last one without a name is the result (DMN 1.3 §10.2.1.4). */
export interface BoxedContext {
  readonly kind: 'context';
  readonly entries: readonly { readonly name: string | null; readonly value: Logic }[];
}

export interface BoxedList {
  readonly kind: 'list';
  readonly elements: readonly Logic[];
}

/** A list of contexts with the same names. */
export interface Relation {
  readonly kind: 'relation';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Logic[])[];
}

/** Calls a knowledge model (§10.2.1.3). */
export interface Invocation {
  readonly kind: 'invocation';
  /** Id of the knowledge model. */
  readonly knowledge: string;
  readonly bindings: readonly { readonly parameter: string; readonly value: Logic }[];
}

/** How a value comes about: a boxed expression. */
export type Logic = DecisionTable | LiteralDecision | BoxedContext | BoxedList | Relation | Invocation;

/** Logic that decisions and other models call with parameters; it sees nothing else. */
export interface KnowledgeModel {
  readonly id: string;
  readonly parameters: readonly string[];
  /** Ids of the models that it calls. */
  readonly requires: readonly string[];
  readonly logic: Logic;
}

/** The knowledge models of the DMN files of one definition, by id. */
export type Knowledge = ReadonlyMap<string, KnowledgeModel>;

/** A decision of a DMN file. */
export interface Decision {
  readonly id: string;
  readonly name: string;
  /** Under which name decisions that require it see its result. */
  readonly variable: string;
  /** Ids of the decisions that it requires, in the order of the file. */
  readonly requires: readonly string[];
  readonly logic: Logic;
  /** Where its invocations find what they call. */
  readonly knowledge: Knowledge;
}

/** The decisions of the DMN files of one definition, by id. */
export type Decisions = ReadonlyMap<string, Decision>;

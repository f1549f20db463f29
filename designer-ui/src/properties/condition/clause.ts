import type { FieldType } from '@xiaowu/server/contract/forms';

export type Operator =
  | 'equal'
  | 'notEqual'
  | 'greater'
  | 'atLeast'
  | 'less'
  | 'atMost'
  | 'oneOf'
  | 'contains'
  | 'notContains'
  | 'empty'
  | 'filled';

/** 字段 运算符 值. Values stand as the form data has them: money in cents, options by their value. */
export interface Clause {
  field: string;
  operator: Operator;
  /** One value; several of `oneOf`; none of `empty` and `filled`. */
  values: readonly string[];
}

/** All clauses hold, or at least one. */
export interface Condition {
  join: 'and' | 'or';
  clauses: readonly Clause[];
}

const comparisons: readonly Operator[] = ['equal', 'notEqual', 'greater', 'atLeast', 'less', 'atMost'];
const presence: readonly Operator[] = ['filled', 'empty'];

/** What can be asked of a field; an empty list = only by an expression. */
export const operatorsOf: Record<FieldType, readonly Operator[]> = {
  text: ['equal', 'notEqual', 'contains', ...presence],
  textarea: ['contains', ...presence],
  number: [...comparisons, ...presence],
  money: [...comparisons, ...presence],
  date: [...comparisons, ...presence],
  datetime: ['greater', 'atLeast', 'less', 'atMost', ...presence],
  time: [...comparisons, ...presence],
  dateRange: [],
  select: ['equal', 'notEqual', 'oneOf', ...presence],
  radio: ['equal', 'notEqual', 'oneOf', ...presence],
  checkbox: ['contains', 'notContains'],
  cascade: ['contains'],
  reviewer: presence,
  department: presence,
  person: [],
  attachment: [],
  picture: [],
  signature: presence,
  richText: presence,
  formula: [...comparisons, ...presence],
  serial: [],
  table: [],
  static: [],
};

export const needsValue = (operator: Operator): boolean => !presence.includes(operator);

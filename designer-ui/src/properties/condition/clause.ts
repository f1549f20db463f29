import type { FieldType } from '@xiaowu/server/contract/forms';

/**
 * What a condition asks of a field goes by the kind of its value: a formula by its result, all that are lists alike. What
 * a service gives may be anything (`any`).
 */
export type AskedType = Exclude<FieldType, 'formula'> | 'list' | 'boolean' | 'any';

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

const part = '[\\p{L}_][\\p{L}\\p{N}_]*';
/** How a clause names a field, or a value inside the result of a step: `verdict.level`. */
export const namePattern = `${part}(?:\\.${part})*`;
export const numberPattern = '-?\\d+(?:\\.\\d+)?';
export const asksOnlyByName = (name: string): boolean => new RegExp(`^${namePattern}$`, 'u').test(name);

/** 字段 运算符 值. Values stand as the form data has them: money in cents, options by their value. */
export interface Clause {
  field: string;
  operator: Operator;
  /** One value; several of `oneOf`; none of `empty` and `filled`, nor where it is compared with another field. */
  values: readonly string[];
  /** The field that it is compared with, instead of a value; empty = not chosen yet. */
  other?: string;
}

/** All clauses hold, or at least one. */
export interface Condition {
  join: 'and' | 'or';
  clauses: readonly Clause[];
}

const comparisons: readonly Operator[] = ['equal', 'notEqual', 'greater', 'atLeast', 'less', 'atMost'];
const comparable: readonly AskedType[] = ['number', 'money', 'date', 'datetime', 'time'];
const presence: readonly Operator[] = ['filled', 'empty'];

/** What can be asked of a field; an empty list = only by an expression. */
export const operatorsOf: Record<AskedType, readonly Operator[]> = {
  text: ['equal', 'notEqual', 'contains', ...presence],
  textarea: ['contains', ...presence],
  number: [...comparisons, ...presence],
  money: [...comparisons, ...presence],
  date: [...comparisons, ...presence],
  datetime: ['greater', 'atLeast', 'less', 'atMost', ...presence],
  time: [...comparisons, ...presence],
  dateRange: presence,
  select: ['equal', 'notEqual', 'oneOf', ...presence],
  radio: ['equal', 'notEqual', 'oneOf', ...presence],
  checkbox: ['contains', 'notContains', ...presence],
  cascade: ['contains', 'notContains', ...presence],
  reviewer: presence,
  department: presence,
  person: presence,
  attachment: presence,
  picture: presence,
  signature: presence,
  richText: presence,
  serial: [],
  table: presence,
  list: presence,
  boolean: ['equal', ...presence],
  any: [...comparisons, ...presence],
  static: [],
};

/** Quantities and times of two fields can be compared with each other. */
export const canCompareFields = (type: AskedType, operator: Operator): boolean =>
  comparable.includes(type) && comparisons.includes(operator);

export const needsValue = (operator: Operator): boolean => !presence.includes(operator);

const lists: readonly AskedType[] = [
  'checkbox',
  'cascade',
  'person',
  'attachment',
  'picture',
  'table',
  'dateRange',
  'list',
];
/** Kept as a list, which is empty and not null where nothing is filled in. */
export const isList = (type: AskedType): boolean => lists.includes(type);

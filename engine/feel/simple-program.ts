import type { Json, Variables } from '../state/instance-state.js';
import type { Comparison } from './comparison.js';
import { children, type FeelNode, nameOf, type ParsedFeel, textOf } from './parse-feel.js';

/** Answer of a simple program when the variables are not simple enough: ask feelin. */
export const notSimple = Symbol('not simple');

type Answer = Json | typeof notSimple;
type Scalar = null | boolean | number | string;

/** A compiled expression. Answers like feelin without warnings, or not at all. */
export type SimpleProgram = (variables: Variables) => Answer;

/**
 * Compiles comparisons of variables and literals, joined by `and`, `or`, `not`: feelin parses anew at every evaluation,
 * which is about a hundred times slower. Null when the expression is of another kind.
 */
export function simpleProgram({ source, top }: ParsedFeel): SimpleProgram | null {
  const program = compile(source, top);
  if (!program) return null;
  return (variables) => {
    const value = scalar(program(variables));
    return value === 0 ? 0 : value; // JSON has no negative zero
  };
}

/** The same for a comparison that was read without the parser. */
export function comparisonProgram({ name, operator, literal: right }: Comparison): SimpleProgram {
  const compare = comparisons[operator] as (typeof comparisons)[string];
  return (variables) => {
    const left = Object.hasOwn(variables, name) ? scalar(variables[name] ?? null) : notSimple;
    return left === notSimple ? notSimple : compare(left, right);
  };
}

function compile(source: string, node: FeelNode): SimpleProgram | null {
  const [first, second, third] = children(node);
  switch (node.name) {
    case 'Expression':
      return first ? compile(source, first) : null;
    case 'ParenthesizedExpression':
      return second ? compile(source, second) : null;
    case 'Conjunction':
      return junction(source, first, third, false);
    case 'Disjunction':
      return junction(source, first, third, true);
    case 'FunctionInvocation':
      return negation(source, children(node));
    case 'Comparison':
      return second?.name === 'in' ? membership(source, children(node)) : comparison(source, first, second, third);
    case 'VariableName':
    case 'PathExpression':
      return variable(source, node);
    default: {
      const value = literal(source, node);
      return value === undefined ? null : () => value;
    }
  }
}

/** Three-valued: `decisive` on one side decides; what is not boolean counts as unknown. Both sides are looked at. */
function junction(
  source: string,
  a: FeelNode | undefined,
  b: FeelNode | undefined,
  decisive: boolean,
): SimpleProgram | null {
  const left = a && compile(source, a);
  const right = b && compile(source, b);
  if (!left || !right) return null;
  return (variables) => {
    const x = scalar(left(variables));
    const y = scalar(right(variables));
    if (x === notSimple || y === notSimple) return notSimple;
    if (x === decisive || y === decisive) return decisive;
    return x === !decisive && y === !decisive ? !decisive : null;
  };
}

function negation(source: string, [target, , parameters]: readonly FeelNode[]): SimpleProgram | null {
  if (target?.name !== 'VariableName' || nameOf(source, target) !== 'not') return null;
  const [argument, ...more] = parameters?.name === 'PositionalParameters' ? children(parameters) : [];
  const inner = argument && more.length === 0 ? compile(source, argument) : null;
  if (!inner) return null;
  return (variables) => {
    const value = scalar(inner(variables));
    if (value === notSimple) return notSimple;
    return typeof value === 'boolean' ? !value : null;
  };
}

const comparisons: { readonly [operator: string]: (left: Scalar, right: Scalar) => Answer } = {
  '=': equals,
  '!=': (left, right) => {
    const same = equals(left, right);
    return same === null ? null : !same;
  },
  '<': (left, right) => ordered(left, right, (sign) => sign < 0),
  '<=': (left, right) => ordered(left, right, (sign) => sign <= 0),
  '>': (left, right) => ordered(left, right, (sign) => sign > 0),
  '>=': (left, right) => ordered(left, right, (sign) => sign >= 0),
};

function comparison(source: string, a?: FeelNode, operator?: FeelNode, b?: FeelNode): SimpleProgram | null {
  const left = a && compile(source, a);
  const right = b && compile(source, b);
  const compare = operator?.name === 'CompareOp' ? comparisons[textOf(source, operator)] : undefined;
  if (!left || !right || !compare) return null;
  return (variables) => {
    const x = scalar(left(variables));
    const y = scalar(right(variables));
    return x === notSimple || y === notSimple ? notSimple : compare(x, y);
  };
}

function membership(source: string, [subject, , ...rest]: readonly FeelNode[]): SimpleProgram | null {
  const value = subject && compile(source, subject);
  const tests = rest.flatMap((part) => literalTests(source, part));
  if (!value || tests.length === 0 || tests.some((test) => test === undefined)) return null;
  return (variables) => {
    const x = scalar(value(variables));
    return x === notSimple ? notSimple : tests.some((test) => equals(test ?? null, x) === true);
  };
}

/** The literals of `("a", "b")` or `["a", "b"]`; undefined for what is no literal. */
function literalTests(source: string, node: FeelNode): (Scalar | undefined)[] {
  if (node.name === '(' || node.name === ')') return [];
  if (node.name === 'PositiveUnaryTests') {
    return children(node).map((test) => {
      const [only, ...more] = children(test);
      return only && more.length === 0 ? literal(source, only) : undefined;
    });
  }
  const [list] = children(node);
  if (node.name !== 'PositiveUnaryTest' || list?.name !== 'List') return [undefined];
  return children(list)
    .slice(1, -1)
    .map((item) => literal(source, item));
}

/** A variable, or a key of one; own keys that are plain names only, because others would change how feelin parses. */
function variable(source: string, node: FeelNode): SimpleProgram | null {
  if (node.name === 'VariableName') {
    const name = nameOf(source, node);
    return (variables) => (Object.hasOwn(variables, name) ? (variables[name] ?? null) : notSimple);
  }
  const [target, , key] = children(node);
  const holder = target?.name === 'VariableName' || target?.name === 'PathExpression' ? variable(source, target) : null;
  if (!holder || key?.name !== 'PathName') return null;
  const name = nameOf(source, key);
  return (variables) => {
    const value = holder(variables);
    if (value === notSimple || typeof value !== 'object' || value === null || Array.isArray(value)) return notSimple;
    return Object.hasOwn(value, name) && Object.keys(value).every(isPlainName) ? (value[name] ?? null) : notSimple;
  };
}

const isPlainName = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);

function literal(source: string, node: FeelNode): Scalar | undefined {
  const text = textOf(source, node);
  switch (node.name) {
    case 'null':
      return null;
    case 'BooleanLiteral':
      return text === 'true';
    case 'StringLiteral':
      return text.includes('\\') ? undefined : text.slice(1, -1);
    case 'NumericLiteral':
      return /^-?(\d{1,15}|\d{0,15}\.\d{1,15})$/.test(text) ? Number(text) : undefined;
    default:
      return undefined;
  }
}

function scalar(value: Answer): Scalar | typeof notSimple {
  return typeof value === 'object' && value !== null ? notSimple : value;
}

function equals(left: Scalar, right: Scalar): boolean | null {
  if ((left === null) !== (right === null)) return false;
  return typeof left === typeof right ? left === right : null;
}

/** Different types are compared as JavaScript does, because feelin does; over booleans it throws. */
function ordered(left: Scalar, right: Scalar, holds: (sign: number) => boolean): Answer {
  if (right === null) return null;
  if (typeof right === 'boolean') return notSimple;
  if (left === null) return null;
  const [x, y] = [left as number, right as number];
  return holds(x < y ? -1 : x > y ? 1 : 0);
}

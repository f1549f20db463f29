import { type Juel, NotTranslatable, parseJuel } from './juel-syntax.js';

type Binary = Extract<Juel, { kind: 'binary' }>;
type Call = Extract<Juel, { kind: 'call' }>;

/** What the tools themselves hand to expressions: there is nothing like it here. */
const ofTheTool = new Set(['execution', 'task', 'caseExecution', 'authenticatedUserId', 'processInstance', 'job']);

/** Names for a multi-instance activity and its instances; theirs count from 0. */
const renamed: { readonly [name: string]: string } = {
  nrOfInstances: 'numberOfInstances',
  nrOfActiveInstances: 'numberOfActiveInstances',
  nrOfCompletedInstances: 'numberOfCompletedInstances',
  loopCounter: '(loopCounter - 1)',
};

/** Methods and functions by their FEEL; the first argument of `variables:…` is the variable. */
type Method = (of: string, args: readonly Juel[]) => string;
const methods: { readonly [name: string]: Method } = {
  equals: (of, [other]) => `${of} = ${operand(other)}`,
  isEmpty: (of) => `(${of} = "" or ${of} = [])`,
  size: (of) => `count(${of})`,
  length: (of) => `string length(${of})`,
  startsWith: (of, [start]) => `starts with(${of}, ${operand(start)})`,
  endsWith: (of, [end]) => `ends with(${of}, ${operand(end)})`,
  toString: (of: string) => `string(${of})`,
};
const variableFunctions: { readonly [name: string]: (name: Juel, value: Juel | undefined) => Juel } = {
  get: (name) => name,
  getOrDefault: (name, value) => ({
    kind: 'choice',
    test: binary('==', name, { kind: 'literal', value: null }),
    then: given(value),
    otherwise: name,
  }),
  equals: (name, value) => binary('==', name, given(value)),
  eq: (name, value) => binary('==', name, given(value)),
  notEquals: (name, value) => binary('!=', name, given(value)),
  ne: (name, value) => binary('!=', name, given(value)),
  greaterThan: (name, value) => binary('>', name, given(value)),
  gt: (name, value) => binary('>', name, given(value)),
  greaterThanOrEquals: (name, value) => binary('>=', name, given(value)),
  gte: (name, value) => binary('>=', name, given(value)),
  lowerThan: (name, value) => binary('<', name, given(value)),
  lessThan: (name, value) => binary('<', name, given(value)),
  lt: (name, value) => binary('<', name, given(value)),
  lowerThanOrEquals: (name, value) => binary('<=', name, given(value)),
  lessThanOrEquals: (name, value) => binary('<=', name, given(value)),
  lte: (name, value) => binary('<=', name, given(value)),
  isEmpty: (of) => ({ kind: 'unary', operator: 'empty', of }),
  empty: (of) => ({ kind: 'unary', operator: 'empty', of }),
  isNotEmpty: (of) => ({ kind: 'unary', operator: 'not', of: { kind: 'unary', operator: 'empty', of } }),
  notEmpty: (of) => ({ kind: 'unary', operator: 'not', of: { kind: 'unary', operator: 'empty', of } }),
  exists: (name) => binary('!=', name, { kind: 'literal', value: null }),
  exist: (name) => binary('!=', name, { kind: 'literal', value: null }),
};

/**
 * FEEL with the same meaning as one `${…}` without its braces, for values of the types that its operators are for.
 * Throws NotTranslatable with the part that has no counterpart: beans, methods, what the tool knows of itself.
 */
export function juelToFeel(source: string): string {
  return feelOf(parseJuel(source));
}

function feelOf(tree: Juel): string {
  switch (tree.kind) {
    case 'literal':
      return typeof tree.value === 'string' ? feelText(tree.value) : String(tree.value);
    case 'name':
      if (ofTheTool.has(tree.name)) throw new NotTranslatable(tree.name);
      return renamed[tree.name] ?? tree.name;
    case 'member':
      if (tree.of.kind === 'name' && ofTheTool.has(tree.of.name)) throw new NotTranslatable(written(tree));
      return `${operand(tree.of)}.${tree.name}`;
    case 'index':
      return indexed(tree.of, tree.index);
    case 'call':
      return called(tree);
    case 'unary':
      if (tree.operator === '-') return `-${operand(tree.of)}`;
      return tree.operator === 'not' ? negated(tree.of) : emptiness(operand(tree.of));
    case 'binary':
      return compared(tree);
    case 'choice':
      return `if ${feelOf(tree.test)} then ${operand(tree.then)} else ${operand(tree.otherwise)}`;
  }
}

function operand(tree: Juel | undefined): string {
  if (!tree) throw new NotTranslatable('()');
  const feel = feelOf(tree);
  return tree.kind === 'binary' || tree.kind === 'choice' || tree.kind === 'unary' ? bracketed(feel) : feel;
}

const bracketed = (feel: string): string => (/^\([^()]*\)$/.test(feel) ? feel : `(${feel})`);

/** FEEL counts from 1. */
function indexed(of: Juel, index: Juel): string {
  if (index.kind === 'literal' && typeof index.value === 'number') return `${operand(of)}[${index.value + 1}]`;
  if (index.kind === 'literal' && typeof index.value === 'string' && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(index.value)) {
    return `${operand(of)}.${index.value}`;
  }
  throw new NotTranslatable(`[${written(index)}]`);
}

function called(call: Call): string {
  const { of, name, args } = call;
  if (of === null) {
    const [prefix, ofVariable] = name.split(':');
    const [variable, value] = args;
    const make = ofVariable === undefined ? undefined : variableFunctions[ofVariable];
    if (/^(variables|vars|var)$/.test(prefix ?? '') && make && variable) return feelOf(make(named(variable), value));
    if (name === 'now' && args.length === 0) return 'now()';
    throw new NotTranslatable(`${name}()`);
  }
  const isVariable = name === 'getVariable' || name === 'getVariableLocal';
  if (of.kind === 'name' && of.name === 'execution' && isVariable && args[0]) return feelOf(named(args[0]));
  const method = methods[name];
  if (!method || (of.kind === 'name' && ofTheTool.has(of.name))) throw new NotTranslatable(`${written(of)}.${name}()`);
  return method(operand(of), args);
}

/** A variable, also when its name is given as text. */
function named(variable: Juel): Juel {
  if (variable.kind !== 'literal') return variable;
  if (typeof variable.value === 'string') return { kind: 'name', name: variable.value };
  throw new NotTranslatable(String(variable.value));
}

/** Here a missing value is no, and so its opposite yes; in FEEL both are null. */
function negated(of: Juel): string {
  const isSure = of.kind === 'binary' && (of.operator === '==' || of.operator === '!=');
  return isSure ? `not(${feelOf(of)})` : `not(${operand(of)} = true)`;
}

const emptiness = (of: string): string => `${of} = null or ${of} = "" or ${of} = []`;

const feelOperators: { readonly [operator: string]: string } = { '&&': 'and', '||': 'or', '==': '=' };

function compared({ operator, left, right }: Binary): string {
  // With negative numbers the two remainders differ.
  if (operator === '%') throw new NotTranslatable('%');
  // `+` only adds numbers there; in FEEL it would join the texts.
  if (/^[-+*/]$/.test(operator) && [left, right].some(isText)) throw new NotTranslatable(`${operator} of a text`);
  if (operator === '==' || operator === '!=') {
    const [a, b] = [besideText(left, right), besideText(right, left)];
    return `${a} ${feelOperators[operator] ?? operator} ${b}`;
  }
  const side = operator === '&&' || operator === '||' ? joined : operand;
  return `${side(left)} ${feelOperators[operator] ?? operator} ${side(right)}`;
}

/** `and` and `or` bind loosest, so that what they join needs no brackets but among themselves. */
function joined(tree: Juel): string {
  const isTight =
    (tree.kind === 'unary' && tree.operator !== 'empty') || (tree.kind === 'binary' && !/^[&|]/.test(tree.operator));
  return isTight ? feelOf(tree) : operand(tree);
}

/** `x == 'true'` and `x == '5'` also hold for true and 5 there. */
function besideText(tree: Juel, other: Juel): string {
  const isAmbiguous = isText(other) && /^(true|false|-?(0|[1-9]\d*))$/.test(String(other.value));
  return isAmbiguous && tree.kind !== 'literal' ? `string(${feelOf(tree)})` : operand(tree);
}

function isText(tree: Juel): tree is Extract<Juel, { kind: 'literal' }> {
  return tree.kind === 'literal' && typeof tree.value === 'string';
}

function given(value: Juel | undefined): Juel {
  if (!value) throw new NotTranslatable('()');
  return value;
}

function binary(operator: string, left: Juel, right: Juel): Juel {
  return { kind: 'binary', operator, left, right };
}

/** A text as FEEL writes it. */
export function feelText(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
}

function written(tree: Juel): string {
  if (tree.kind === 'name') return tree.name;
  if (tree.kind === 'member') return `${written(tree.of)}.${tree.name}`;
  if (tree.kind === 'call') return `${tree.of ? `${written(tree.of)}.` : ''}${tree.name}()`;
  return tree.kind === 'literal' ? String(tree.value) : tree.kind;
}

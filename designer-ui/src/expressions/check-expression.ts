import { mayBeItemKey, parseExpression } from '@xiaowu/engine';
import type { SyntaxNode } from '@lezer/common';
import { parser } from 'lezer-feel';
import { feelBuiltins } from './feel-builtins';
import type { FeelType } from './feel-type';
import type { KnownName, ValueShape } from './known-names';

/** Something wrong with an expression; `code` is a key of `expressions.problem`. */
export interface ExpressionProblem {
  from: number;
  to: number;
  severity: 'error' | 'warning';
  code:
    | 'empty'
    | 'tooLong'
    | 'syntax'
    | 'unbounded'
    | 'unknown'
    | 'compare'
    | 'compareDate'
    | 'order'
    | 'arithmetic'
    | 'logic'
    | 'result';
  data: Readonly<Record<string, string>>;
}

const feel = parser.configure({ top: 'Expression' });
const builtins: Readonly<Record<string, FeelType | undefined>> = feelBuiltins;

/**
 * What the engine would refuse, then what it takes but what cannot be meant: names that nothing writes, values of
 * different kinds compared (which is never true), texts reckoned with, a condition that is neither true nor false.
 */
export function checkExpression(
  source: string,
  names: readonly KnownName[],
  expects: 'boolean' | null,
): ExpressionProblem[] {
  if (source.trim() === '') return [];
  const { expression, problem } = parseExpression(source);
  if (problem) {
    const code = problem.code.replace('expression.', '') as ExpressionProblem['code'];
    return [{ from: problem.from, to: problem.to, severity: 'error', code, data: {} }];
  }
  const check = new TypeCheck(source, new Map(names.map((each) => [each.name, each])));
  const type = check.expression(feel.parse(source).topNode.firstChild);
  const known = new Map(names.map((each) => [each.name, each]));
  const columnsOf = (list: string) => known.get(list)?.columns;
  const unknown = expression.reads
    .filter((name) => !known.has(name) && !mayBeItemKey(source, name, columnsOf))
    .map((name): ExpressionProblem => {
      const from = Math.max(0, source.search(new RegExp(`(?<![\\w.])${name.replace(/\W/g, '\\$&')}(?!\\w)`)));
      return { from, to: from + name.length, severity: 'warning', code: 'unknown', data: { name } };
    });
  const isNoAnswer = expects === 'boolean' && type !== 'any' && type !== 'boolean';
  const result: ExpressionProblem[] = isNoAnswer
    ? [{ from: 0, to: source.length, severity: 'warning', code: 'result', data: { type } }]
    : [];
  return [...unknown, ...check.problems, ...result];
}

/** What an expression gives, as far as that is known beforehand. */
function expressionShape(source: string, names: readonly KnownName[]): ValueShape {
  if (source.trim() === '' || parseExpression(source).problem) return { type: 'any' };
  return new TypeCheck(source, new Map(names.map((each) => [each.name, each]))).shape(
    feel.parse(source).topNode.firstChild,
  );
}

/** Moments are kept as texts: who compares one has to make it a moment again. */
function kept(shape: ValueShape): ValueShape {
  const { type } = shape;
  if (type === 'date' || type === 'dateTime') return { type: 'string', moment: type };
  return type === 'time' || type === 'duration' ? { type: 'string' } : shape;
}

/** Gives names that an expression writes its type, as far as those before them have one. */
export function typedNames(names: readonly KnownName[]): KnownName[] {
  const typed: KnownName[] = [];
  for (const each of names) {
    const { from, result } = each;
    if (each.type !== 'any' || from === undefined) typed.push(each);
    else {
      const around = result ? [...typed, { ...result, name: 'result', label: '' }] : typed;
      const { type, moment, options, members } = kept(expressionShape(from, around));
      typed.push({
        ...each,
        type,
        ...(moment && { moment }),
        ...(options && { options }),
        ...(members && { members }),
      });
    }
  }
  return typed;
}

/** Works out kinds of values from the leaves upwards. */
class TypeCheck {
  readonly problems: ExpressionProblem[] = [];

  constructor(
    private readonly source: string,
    private readonly names: ReadonlyMap<string, KnownName>,
  ) {}

  /** Of a name, or of something in it by name, all that is known; else the type alone. */
  shape(node: SyntaxNode | null): ValueShape {
    if (node?.name === 'VariableName') return this.names.get(this.text(node)) ?? { type: 'any' };
    if (node?.name !== 'PathExpression') return { type: this.expression(node) };
    const [whole, part] = operands(node);
    const members = this.shape(whole ?? null).members;
    const member = part && members?.find(({ name }) => name === this.text(part));
    if (members && !member) this.add(node, 'unknown', { name: this.text(node) });
    return member ?? { type: 'any' };
  }

  expression(node: SyntaxNode | null): FeelType {
    if (!node) return 'any';
    switch (node.name) {
      case 'NumericLiteral':
        return 'number';
      case 'StringLiteral':
        return 'string';
      case 'BooleanLiteral':
        return 'boolean';
      case 'List':
        return 'list';
      case 'VariableName':
      case 'PathExpression':
        return this.shape(node).type;
      case 'ParenthesizedExpression':
        return this.expression(operands(node)[0] ?? null);
      case 'DateTimeLiteral':
        return (
          builtins[
            this.text(node)
              .replace(/\s*\([\s\S]*$/, '')
              .replace(/\s+/g, ' ')
          ] ?? 'any'
        );
      case 'FunctionInvocation':
        return this.call(node);
      case 'Comparison':
        return this.comparison(node);
      case 'Conjunction':
      case 'Disjunction':
        operands(node).forEach((each) => this.condition(each));
        return 'boolean';
      case 'ArithmeticExpression':
        return this.arithmetic(node);
      case 'IfExpression': {
        const [condition, yes, no] = operands(node);
        this.condition(condition);
        const [one, other] = [this.expression(yes ?? null), this.expression(no ?? null)];
        return one === other ? one : 'any';
      }
      default:
        return 'any';
    }
  }

  private call(node: SyntaxNode): FeelType {
    const name = node.firstChild ? this.text(node.firstChild).replace(/\s+/g, ' ') : '';
    const parameters = node.getChild('PositionalParameters');
    if (parameters) operands(parameters).forEach((each) => this.expression(each));
    return this.names.has(name) ? 'any' : (builtins[name] ?? 'any');
  }

  private comparison(node: SyntaxNode): FeelType {
    const [left, right, last] = operands(node);
    const type = this.expression(left ?? null);
    const isIn = node.getChild('in') !== null;
    if (isIn && right) this.tests(type, node, right);
    else [right, last].forEach((each) => each && this.compared(node, type, this.expression(each)));
    const operator = node.getChild('CompareOp');
    const isOrder = operator !== null && !['=', '!='].includes(this.text(operator));
    if (isOrder && (type === 'boolean' || type === 'list')) this.add(node, 'order', { type });
    return 'boolean';
  }

  /** Values that stand directly among the tests of `in`. */
  private tests(type: FeelType, whole: SyntaxNode, node: SyntaxNode): void {
    for (const each of operands(node)) {
      if (['NumericLiteral', 'StringLiteral', 'BooleanLiteral', 'DateTimeLiteral'].includes(each.name))
        this.compared(whole, type, this.expression(each));
      else if (/UnaryTest|Interval|ParenthesizedExpression|List/.test(each.name)) this.tests(type, whole, each);
    }
  }

  private compared(node: SyntaxNode, left: FeelType, right: FeelType): void {
    if (left === 'any' || right === 'any' || left === right) return;
    // Dates of the form are texts: the mistake that is made most.
    const isDateText = [left, right].includes('string') && [left, right].some((type) => /^date|^time/.test(type));
    this.add(node, isDateText ? 'compareDate' : 'compare', { left, right });
  }

  private arithmetic(node: SyntaxNode): FeelType {
    const [left = 'any', right = left] = operands(node).map((each) => this.expression(each));
    const operator = node.getChild('ArithOp');
    const isSum = operator !== null && this.text(operator) === '+';
    if (isSum && left === 'string' && right === 'string') return 'string';
    const wrong = [left, right].find((type) => type === 'string' || type === 'boolean' || type === 'list');
    if (wrong) this.add(node, 'arithmetic', { type: wrong });
    return left === 'number' && right === 'number' ? 'number' : 'any';
  }

  private condition(node: SyntaxNode | undefined): void {
    if (!node) return;
    const type = this.expression(node);
    if (type !== 'any' && type !== 'boolean') this.add(node, 'logic', { type });
  }

  private add({ from, to }: SyntaxNode, code: ExpressionProblem['code'], data: Record<string, string>): void {
    // Once for each place, also where both of two bounds are of the wrong kind.
    const isKnown = this.problems.some((each) => each.from === from && each.to === to && each.code === code);
    if (!isKnown) this.problems.push({ from, to, severity: 'warning', code, data });
  }

  private text({ from, to }: SyntaxNode): string {
    return this.source.slice(from, to);
  }
}

/** Parts of a node that are values: signs and words of the language have lower-case names or none. */
function operands(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (/^[A-Z]/.test(child.name) && !/Op$|^LineComment|^BlockComment/.test(child.name)) found.push(child);
  return found;
}

import type { Problem } from '../definition/problem.js';
import type { DmnElement } from 'dmn-moddle';
import type { DecisionProblemCode } from './decision-problem-code.js';
import type { BoxedContext, BoxedList, Invocation, Logic, Relation } from './decision.js';
import { all, list, textOf } from './dmn-element.js';

/** A knowledge model as those that require it see it. */
export interface Callable {
  readonly id: string;
  /** What it is called by. */
  readonly name: string;
  readonly parameters: readonly string[];
}

/** What boxed expressions need of whoever reads the logic around them. */
export interface LogicReader {
  /** The models that may be called here. */
  readonly callable: readonly Callable[];
  logic(element: DmnElement | undefined): Logic | null;
  problem(code: DecisionProblemCode, data?: Problem['data']): null;
}

export function readContext(context: DmnElement, reader: LogicReader): BoxedContext | null {
  const entries = list(context, 'contextEntry');
  const seen = new Set<string>();
  const read = entries.map((entry, i) => {
    const name = nameIn(entry, 'variable');
    const isResult = name === null && i === entries.length - 1;
    if (name === null && !isResult) return reader.problem('decision.entryNameMissing');
    if (name !== null && seen.has(name)) return reader.problem('decision.nameRepeated', { name });
    seen.add(name ?? '');
    const value = reader.logic(element(entry, 'value'));
    return value && { name, value };
  });
  return all(read) ? { kind: 'context', entries: read } : null;
}

export function readList(boxed: DmnElement, reader: LogicReader): BoxedList | null {
  const elements = list(boxed, 'elements').map((each) => reader.logic(each));
  return all(elements) ? { kind: 'list', elements } : null;
}

export function readRelation(relation: DmnElement, reader: LogicReader): Relation | null {
  const columns = list(relation, 'column').map(({ name }) => name ?? '');
  if (columns.includes('')) return reader.problem('decision.entryNameMissing');
  const repeated = columns.find((name, i) => columns.indexOf(name) < i);
  if (repeated !== undefined) return reader.problem('decision.nameRepeated', { name: repeated });
  const rows = list(relation, 'row').map((row, i) => {
    const cells = list(row, 'elements');
    if (cells.length !== columns.length) return reader.problem('decision.ruleIncomplete', { rule: i + 1 });
    const read = cells.map((cell) => reader.logic(cell));
    return all(read) ? read : null;
  });
  return all(rows) ? { kind: 'relation', columns, rows } : null;
}

/** A parameter that is bound nowhere is null; one that the model does not have is a mistake. */
export function readInvocation(invocation: DmnElement, reader: LogicReader): Invocation | null {
  const called = textOf(element(invocation, 'calledFunction'));
  const model = reader.callable.find(({ name }) => name === called);
  if (!model) return reader.problem('decision.knowledgeMissing', { name: called });
  const seen = new Set<string>();
  const bindings = list(invocation, 'binding').map((binding) => {
    const parameter = nameIn(binding, 'parameter') ?? '';
    if (!model.parameters.includes(parameter)) {
      return reader.problem('decision.parameterUnknown', { name: called, parameter });
    }
    if (seen.has(parameter)) return reader.problem('decision.nameRepeated', { name: parameter });
    seen.add(parameter);
    const value = reader.logic(element(binding, 'bindingFormula'));
    return value && { parameter, value };
  });
  return all(bindings) ? { kind: 'invocation', knowledge: model.id, bindings } : null;
}

function element(parent: DmnElement, property: string): DmnElement | undefined {
  return parent[property] as DmnElement | undefined;
}

function nameIn(parent: DmnElement, property: string): string | null {
  const name = element(parent, property)?.name?.trim() ?? '';
  return name === '' ? null : name;
}

import type { Expression } from '../definition/parsed-expression.js';
import type { Problem } from '../definition/problem.js';
import { parseExpression, type ExpressionProblem } from '../expression.js';
import { parseUnaryTests, type TemporalType, type UnaryTests } from '../feel/unary-tests.js';
import type { DmnElement } from 'dmn-moddle';
import type { DecisionProblemCode } from './decision-problem-code.js';
import type {
  Aggregator,
  Decision,
  DecisionTable,
  HitPolicy,
  InputColumn,
  Knowledge,
  KnowledgeModel,
  Logic,
  OutputColumn,
  Rule,
} from './decision.js';
import { all, list, requiredIds, textOf } from './dmn-element.js';
import { type Callable, type LogicReader, readContext, readInvocation, readList, readRelation } from './read-boxed.js';

const hitPolicies: readonly string[] = [
  'UNIQUE',
  'ANY',
  'PRIORITY',
  'FIRST',
  'OUTPUT ORDER',
  'RULE ORDER',
  'COLLECT',
] satisfies HitPolicy[];
const aggregators: readonly string[] = ['SUM', 'COUNT', 'MIN', 'MAX'] satisfies Aggregator[];

const temporalTypes: { readonly [typeRef: string]: TemporalType } = {
  date: 'date',
  time: 'time',
  dateTime: 'dateTime',
  'date and time': 'dateTime',
  dayTimeDuration: 'duration',
  yearMonthDuration: 'duration',
  'days and time duration': 'duration',
  'years and months duration': 'duration',
};

const maxCells = 20_000;

/** Reads one decision or knowledge model; what is wrong goes to `problems` with its id. */
export class DecisionReader implements LogicReader {
  readonly callable: readonly Callable[];

  /** `models`: all knowledge models; only those that it requires may be called. */
  constructor(
    private readonly file: string,
    private readonly element: DmnElement,
    private readonly problems: Problem[],
    models: ReadonlyMap<string, Callable> = new Map(),
  ) {
    this.callable = this.requiredKnowledge().flatMap((id) => models.get(id) ?? []);
  }

  problem(code: DecisionProblemCode, data: Problem['data'] = {}): null {
    const { id, name } = this.element;
    this.problems.push({
      severity: 'error',
      code,
      elementId: id ?? null,
      data: { file: this.file, decision: name ?? id ?? '', ...data },
    });
    return null;
  }

  read(knowledge: Knowledge): Decision | null {
    const { id, name } = this.element;
    if (id === undefined) return this.problem('decision.idMissing');
    const logic = this.logic(this.element.decisionLogic as DmnElement | undefined);
    if (!logic) return null;
    const variable = (this.element.variable as DmnElement | undefined)?.name ?? name ?? id;
    const requires = requiredIds(this.element, 'informationRequirement', 'requiredDecision');
    return { id, name: name ?? id, variable, requires, logic, knowledge };
  }

  /** A knowledge model as others see it. */
  signature(): Callable | null {
    const { id, name } = this.element;
    if (id === undefined) return this.problem('decision.idMissing');
    const called = (this.element.variable as DmnElement | undefined)?.name ?? name ?? id;
    const parameters = list(this.function() ?? this.element, 'formalParameter').map((each) => each.name ?? '');
    return { id, name: called, parameters };
  }

  readKnowledge({ id, parameters }: Callable): KnowledgeModel | null {
    const definition = this.function();
    const kind = (definition?.kind as string | undefined) ?? 'FEEL';
    if (kind !== 'FEEL') return this.problem('decision.unsupported', { type: kind });
    const repeated = parameters.find((name, i) => name === '' || parameters.indexOf(name) < i);
    if (repeated === '') return this.problem('decision.entryNameMissing');
    if (repeated !== undefined) return this.problem('decision.nameRepeated', { name: repeated });
    const logic = this.logic(definition?.body as DmnElement | undefined);
    return logic && { id, parameters, requires: this.requiredKnowledge(), logic };
  }

  requiredKnowledge(): readonly string[] {
    return requiredIds(this.element, 'knowledgeRequirement', 'requiredKnowledge');
  }

  logic(logic: DmnElement | undefined): Logic | null {
    if (!logic) return this.problem('decision.logicMissing');
    switch (logic.$type) {
      case 'dmn:DecisionTable':
        return this.table(logic);
      case 'dmn:LiteralExpression': {
        const expression = this.expression(logic);
        return expression && { kind: 'literal', expression };
      }
      case 'dmn:Context':
        return readContext(logic, this);
      case 'dmn:List':
        return readList(logic, this);
      case 'dmn:Relation':
        return readRelation(logic, this);
      case 'dmn:Invocation':
        return readInvocation(logic, this);
      default:
        return this.problem('decision.unsupported', { type: logic.$type });
    }
  }

  private function(): DmnElement | undefined {
    return this.element.encapsulatedLogic as DmnElement | undefined;
  }

  private table(table: DmnElement): DecisionTable | null {
    const hitPolicy = (table.hitPolicy as string | undefined) ?? 'UNIQUE';
    const aggregator = (table.aggregation as string | undefined) ?? null;
    if (!hitPolicies.includes(hitPolicy)) return this.problem('decision.hitPolicy', { value: hitPolicy });
    if (aggregator !== null && !aggregators.includes(aggregator))
      return this.problem('decision.hitPolicy', { value: aggregator });
    const inputs = list(table, 'input').map((input) => this.input(input));
    const outputs = list(table, 'output').map((output, i, all) => this.output(output, all.length > 1));
    const rules = list(table, 'rule');
    if (outputs.length === 0) return this.problem('decision.outputMissing');
    if (rules.length * (inputs.length + outputs.length) > maxCells)
      return this.problem('decision.tooLarge', { maxCells });
    if (aggregator !== null && outputs.length > 1) this.problem('decision.aggregationOfSeveral');
    const needsOrder = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
    if (needsOrder && outputs.every((output) => output?.values === null)) this.problem('decision.outputValuesMissing');
    const read = rules.map((rule, i) => this.rule(rule, i, inputs.length, outputs.length));
    if (!all(inputs) || !all(outputs) || !all(read)) return null;
    return {
      kind: 'table',
      hitPolicy: hitPolicy as HitPolicy,
      aggregator: hitPolicy === 'COLLECT' ? (aggregator as Aggregator | null) : null,
      inputs,
      outputs,
      rules: read,
    };
  }

  private input(input: DmnElement): InputColumn | null {
    const asked = input.inputExpression as DmnElement | undefined;
    const expression = this.expression(asked);
    const allowed = textOf(input.inputValues as DmnElement | undefined);
    const tests = allowed === '' ? null : this.tests(allowed);
    if (!expression || (allowed !== '' && !tests)) return null;
    const type = temporalTypes[(asked?.typeRef as string | undefined)?.replace(/^feel:/, '') ?? ''] ?? null;
    return { id: input.id ?? '', expression, type, allowed: tests };
  }

  private output(output: DmnElement, isOneOfSeveral: boolean): OutputColumn | null {
    const name = output.name ?? '';
    if (isOneOfSeveral && name === '') return this.problem('decision.outputNameMissing');
    const given = textOf(output.outputValues as DmnElement | undefined);
    // unary tests that are values with commas between: a list in FEEL
    const values = given === '' ? null : this.parsed(`[${given}]`);
    const otherwise = textOf(output.defaultOutputEntry as DmnElement | undefined);
    const other = otherwise === '' ? null : this.parsed(otherwise);
    if ((given !== '' && !values) || (otherwise !== '' && !other)) return null;
    return { id: output.id ?? '', name, values, otherwise: other };
  }

  private rule(rule: DmnElement, index: number, inputs: number, outputs: number): Rule | null {
    const cells = list(rule, 'inputEntry');
    const results = list(rule, 'outputEntry');
    if (cells.length !== inputs || results.length !== outputs)
      return this.problem('decision.ruleIncomplete', { rule: index + 1 });
    const tests = cells.map((cell) => this.tests(textOf(cell), index));
    const values = results.map((cell) => {
      const text = textOf(cell);
      return text === '' || text === '-' ? null : (this.parsed(text, index) ?? 'mistake');
    });
    if (!all(tests) || values.includes('mistake')) return null;
    return { id: rule.id ?? `rule ${index + 1}`, tests, results: values as (Expression | null)[] };
  }

  private tests(text: string, rule?: number): UnaryTests | null {
    const { tests, problem } = parseUnaryTests(text);
    return problem ? this.mistake(text, problem, rule) : tests;
  }

  private expression(element: DmnElement | undefined): Expression | null {
    const language = element?.expressionLanguage;
    if (typeof language === 'string' && !/feel/i.test(language)) return this.problem('decision.language', { language });
    return this.parsed(textOf(element));
  }

  private parsed(text: string, rule?: number): Expression | null {
    const called = this.callable.find(({ name }) => text.replaceAll(/\s+\(/g, '(').includes(`${name}(`));
    // there only data has names: the call would silently give null
    if (called) return this.problem('decision.callInExpression', { name: called.name, expression: text });
    const { expression, problem } = parseExpression(text);
    return problem ? this.mistake(text, problem, rule) : expression;
  }

  private mistake(text: string, { code }: ExpressionProblem, rule?: number): null {
    return this.problem('decision.expression', {
      expression: text,
      reason: code,
      ...(rule !== undefined && { rule: rule + 1 }),
    });
  }
}

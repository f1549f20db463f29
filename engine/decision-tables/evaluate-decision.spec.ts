import type { Json, Variables } from '../state/instance-state.js';
import { decisionFile, literal, table, type SmallTable } from '../../test/support/decision-file.js';
import { evaluateDecision, traceDecision } from './evaluate-decision.js';
import { readDecisions } from './read-decisions.js';

const at = '2026-03-02T01:00:00.000Z';

async function make(decisions: readonly string[], input: Variables, id = 't'): Promise<Json> {
  const read = await readDecisions([decisionFile(decisions)]);
  expect(read.problems).toEqual([]);
  return evaluateDecision(read.decisions, id, input, at);
}

/** Amounts that overlap: 10 matches the first two rules, 20 all three. */
const overlapping = (more: Partial<SmallTable>): SmallTable => ({
  id: 't',
  inputs: ['amount'],
  outputs: ['result'],
  rules: ['>= 5 | "low"', '>= 10 | "middle"', '>= 20 | "high"'],
  ...more,
});
const amounts = (more: Partial<SmallTable>, amount: Json) => make([table(overlapping(more))], { amount });

describe('hit policies', () => {
  it('UNIQUE gives the one rule that matches, or null', async () => {
    expect(await amounts({}, 5)).toBe('low');
    expect(await amounts({}, 1)).toBeNull();
  });
  it('UNIQUE fails when several match and names them', async () => {
    await expect(amounts({}, 10)).rejects.toMatchObject({
      code: 'decision.severalRules',
      data: { rules: ['t_1', 't_2'] },
    });
  });
  it('ANY allows several rules that agree', async () => {
    expect(await amounts({ hitPolicy: 'ANY', rules: ['> 1 | "x"', '> 2 | "x"'] }, 5)).toBe('x');
    await expect(amounts({ hitPolicy: 'ANY' }, 10)).rejects.toMatchObject({ code: 'decision.rulesDisagree' });
  });
  it('FIRST gives the topmost rule', async () => expect(await amounts({ hitPolicy: 'FIRST' }, 20)).toBe('low'));
  it('tell which rules they took, of each table on the way', async () => {
    const asked = table({ ...overlapping({ hitPolicy: 'RULE ORDER' }), requires: ['u'] });
    const required = table({ id: 'u', inputs: ['amount'], outputs: ['x'], rules: ['-1 | 1', '- | 2'] });
    const { decisions } = await readDecisions([decisionFile([asked, required])]);
    expect(traceDecision(decisions, 't', { amount: 10 }, at)).toEqual({
      result: ['low', 'middle'],
      hits: [
        { decisionId: 'u', name: 'u', rules: [2] },
        { decisionId: 't', name: 't', rules: [1, 2] },
      ],
    });
  });
  it('PRIORITY gives the most important output', async () => {
    const outputs = ['result = "high","middle","low"'];
    expect(await amounts({ hitPolicy: 'PRIORITY', outputs }, 20)).toBe('high');
    expect(await amounts({ hitPolicy: 'PRIORITY', outputs }, 10)).toBe('middle');
    expect(await amounts({ hitPolicy: 'PRIORITY', outputs }, 1)).toBeNull();
  });
  it('PRIORITY compares several outputs column by column', async () => {
    const several: Partial<SmallTable> = {
      hitPolicy: 'PRIORITY',
      outputs: ['a = 1,2', 'b = "x","y"'],
      rules: ['- | 2 | "x"', '- | 1 | "y"', '- | 1 | "x"'],
    };
    expect(await amounts(several, 0)).toEqual({ a: 1, b: 'x' });
  });
  it('OUTPUT ORDER gives all, most important first', async () => {
    const outputs = ['result = "high","middle","low"'];
    expect(await amounts({ hitPolicy: 'OUTPUT ORDER', outputs }, 20)).toEqual(['high', 'middle', 'low']);
    expect(await amounts({ hitPolicy: 'OUTPUT ORDER', outputs }, 1)).toEqual([]);
  });
  it('RULE ORDER and COLLECT give all in the order of the rules', async () => {
    expect(await amounts({ hitPolicy: 'RULE ORDER' }, 20)).toEqual(['low', 'middle', 'high']);
    expect(await amounts({ hitPolicy: 'COLLECT' }, 10)).toEqual(['low', 'middle']);
  });
  it.each([
    ['SUM', 6],
    ['COUNT', 3],
    ['MIN', 1],
    ['MAX', 3],
  ])('COLLECT with %s', async (aggregation, expected) => {
    const rules = ['> 1 | 1', '> 1 | 2', '> 1 | 3'];
    expect(await amounts({ hitPolicy: 'COLLECT', aggregation, rules }, 5)).toBe(expected);
    expect(await amounts({ hitPolicy: 'COLLECT', aggregation, rules }, 0)).toBe(aggregation === 'COUNT' ? 0 : null);
  });
  it('COLLECT sums numbers only', async () => {
    await expect(amounts({ hitPolicy: 'COLLECT', aggregation: 'SUM' }, 5)).rejects.toMatchObject({
      code: 'decision.notNumbers',
    });
  });
  it('takes the default output where no rule matches', async () =>
    expect(await amounts({ outputs: ['result ?? "none"'] }, 1)).toBe('none'));
});

describe('tables', () => {
  it('gives a context for several outputs, with null for an empty cell', async () => {
    const two = table({
      id: 't',
      inputs: ['kind', 'amount'],
      outputs: ['approver', 'limit'],
      rules: ['"a" | < 5 | "head" | amount * 2', '"a" | >= 5 | "president" | '],
    });
    expect(await make([two], { kind: 'a', amount: 2 })).toEqual({ approver: 'head', limit: 4 });
    expect(await make([two], { kind: 'a', amount: 7 })).toEqual({ approver: 'president', limit: null });
  });
  it('compares dates as dates', async () => {
    const dates = table({
      id: 't',
      inputs: ['day : date'],
      outputs: ['term'],
      rules: ['[date("2026-02-01")..date("2026-07-31")] | "spring"', '> date("2026-07-31") | "autumn"'],
    });
    expect(await make([dates], { day: '2026-03-01' })).toBe('spring');
    expect(await make([dates], { day: '2026-09-01' })).toBe('autumn');
    expect(await make([dates], { day: null })).toBeNull();
  });
  it('refuses an input that is not among the allowed values', async () => {
    const file = decisionFile([table(overlapping({ inputs: ['amount'] }))]);
    const dmn = file.dmn.replace(
      '</inputExpression>',
      '</inputExpression><inputValues><text>[0..100]</text></inputValues>',
    );
    const { decisions } = await readDecisions([{ ...file, dmn }]);
    expect(evaluateDecision(decisions, 't', { amount: 5 }, at)).toBe('low');
    expect(() => evaluateDecision(decisions, 't', { amount: 500 }, at)).toThrow('decision.inputNotAllowed');
  });
  it('reads older and newer DMN', async () => {
    for (const namespace of [
      'http://www.omg.org/spec/DMN/20180521/MODEL/',
      'https://www.omg.org/spec/DMN/20230324/MODEL/',
    ]) {
      const { decisions, problems } = await readDecisions([decisionFile([literal('t', '1 + 1')], 'x.dmn', namespace)]);
      expect(problems).toEqual([]);
      expect(evaluateDecision(decisions, 't', {}, at)).toBe(2);
    }
  });
  it('makes thousands of plain decisions a second', async () => {
    const rules = Array.from({ length: 100 }, (_, i) => `"k${i}" | [${i}..${i + 1}) | ${i}`);
    const { decisions } = await readDecisions([
      decisionFile([table({ id: 't', inputs: ['kind', 'amount'], outputs: ['r'], rules })]),
    ]);
    const started = performance.now();
    for (let i = 0; i < 1000; i++) expect(evaluateDecision(decisions, 't', { kind: 'k99', amount: 99.5 }, at)).toBe(99);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('decision requirements', () => {
  it('makes required decisions first, each once, over files', async () => {
    const risk = table({
      id: 'risk',
      inputs: ['amount'],
      outputs: ['level'],
      rules: ['< 1000 | "low"', '>= 1000 | "high"'],
    });
    const route = table({
      id: 'route',
      inputs: ['risk', 'factor'],
      outputs: ['approver'],
      rules: ['"high" | > 1 | "president"', '"low" | - | "head"'],
      requires: ['risk', 'factor'],
    });
    const { decisions, problems } = await readDecisions([
      decisionFile([risk, route], 'route.dmn'),
      decisionFile([literal('factor', 'if risk = "high" then 2 else 1', ['risk'])], 'factor.dmn'),
    ]);
    expect(problems).toEqual([]);
    expect(evaluateDecision(decisions, 'route', { amount: 5000 }, at)).toBe('president');
    expect(evaluateDecision(decisions, 'route', { amount: 5 }, at)).toBe('head');
  });
  it('says which decision is unknown', () =>
    expect(() => evaluateDecision(new Map(), 'nothing', {}, at)).toThrow('decision.unknown'));
});

describe('readDecisions', () => {
  const codes = async (...decisions: string[]) =>
    (await readDecisions([decisionFile(decisions)])).problems.map(({ code }) => code);
  it.each([
    ['a mistake in a cell', [table(overlapping({ rules: ['>= | 1'] }))], 'decision.expression'],
    ['a mistake in a result', [table(overlapping({ rules: ['- | 1 +'] }))], 'decision.expression'],
    ['a missing cell', [table(overlapping({ rules: ['1'] }))], 'decision.ruleIncomplete'],
    ['PRIORITY without output values', [table(overlapping({ hitPolicy: 'PRIORITY' }))], 'decision.outputValuesMissing'],
    [
      'an aggregation over several outputs',
      [table(overlapping({ hitPolicy: 'COLLECT', aggregation: 'SUM', outputs: ['a', 'b'], rules: ['- | 1 | 2'] }))],
      'decision.aggregationOfSeveral',
    ],
    ['no output', [table(overlapping({ outputs: [], rules: ['-'] }))], 'decision.outputMissing'],
    ['a required decision that is not there', [literal('t', 'x', ['x'])], 'decision.requiredMissing'],
    ['a circle', [literal('a', 'b', ['b']), literal('b', 'a', ['a'])], 'decision.circle'],
    ['no logic', ['<decision id="t" name="t"/>'], 'decision.logicMissing'],
    ['a decision service', ['<decisionService id="s" name="s"/>'], 'decision.unsupported'],
    ['a knowledge model without logic', ['<businessKnowledgeModel id="b" name="b"/>'], 'decision.logicMissing'],
  ])('names %s', async (_what, decisions, code) => expect(await codes(...decisions)).toContain(code));

  it('names a decision that two files have', async () => {
    const files = ['a.dmn', 'b.dmn'].map((name) => decisionFile([literal('same', '1')], name));
    expect((await readDecisions(files)).problems).toMatchObject([
      { code: 'decision.duplicate', elementId: 'same', data: { file: 'b.dmn' } },
    ]);
  });

  it.each([
    ['<definitions', 'cut off'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><definitions/>', 'an entity'],
    ['<bpmn/>', 'no DMN'],
    ['<definitions xmlns="urn:other"/>', 'another namespace'],
  ])('names a file that is no DMN: %s', async (dmn) => {
    const { problems, decisions } = await readDecisions([{ name: 'x.dmn', dmn }]);
    expect(problems).toMatchObject([{ code: 'decision.fileInvalid', data: { file: 'x.dmn' } }]);
    expect(decisions.size).toBe(0);
  });
});

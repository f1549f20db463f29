import type { Json, Variables } from '../state/instance-state.js';
import {
  context,
  decision,
  decisionFile,
  feel,
  invocation,
  knowledge,
  table,
} from '../../test/support/decision-file.js';
import { evaluateDecision } from './evaluate-decision.js';
import { readDecisions } from './read-decisions.js';

const at = '2026-03-02T01:00:00.000Z';

async function make(parts: readonly string[], input: Variables = {}, id = 'd'): Promise<Json> {
  const read = await readDecisions([decisionFile(parts)]);
  expect(read.problems).toEqual([]);
  return evaluateDecision(read.decisions, id, input, at);
}
const problems = async (parts: readonly string[]) =>
  (await readDecisions([decisionFile(parts)])).problems.map(({ code, elementId }) => ({ code, elementId }));

/** The logic alone of a table. */
const tableLogic = (rules: readonly string[], inputs: readonly string[]) =>
  /<decisionTable.*<\/decisionTable>/s.exec(table({ id: 'x', inputs, outputs: ['r'], rules }))?.[0] ?? '';

describe('boxed contexts', () => {
  it('give all entries, each of which sees those before it', async () => {
    const logic = context({ fee: feel('amount * 2'), total: feel('fee + 1') });
    expect(await make([decision('d', logic)], { amount: 10 })).toEqual({ fee: 20, total: 21 });
  });
  it('hide what is called the same outside, from there on', async () => {
    const logic = context({ amount: feel('amount + 1'), more: feel('amount * 10') });
    expect(await make([decision('d', logic)], { amount: 1 })).toEqual({ amount: 2, more: 20 });
  });
  it('give the last entry without a name alone', async () => {
    const logic = context({ fee: feel('amount * 2'), '': tableLogic(['> 10 | "high"', '<= 10 | "low"'], ['fee']) });
    expect(await make([decision('d', logic)], { amount: 6 })).toBe('high');
    expect(await make([decision('d', logic)], { amount: 5 })).toBe('low');
  });
  it('stand in one another', async () => {
    const logic = context({ a: context({ b: feel('n'), c: feel('b + 1') }), d: feel('a.c') });
    expect(await make([decision('d', logic)], { n: 1 })).toEqual({ a: { b: 1, c: 2 }, d: 2 });
  });
  it('are seen by decisions that require them', async () => {
    const parts = [decision('first', context({ x: feel('n + 1') })), decision('d', feel('first.x * 2'), [], ['first'])];
    expect(await make(parts, { n: 1 })).toBe(4);
  });
});

describe('lists and relations', () => {
  it('give their elements in order', async () =>
    expect(
      await make([decision('d', `<list>${feel('n')}${feel('n + 1')}${context({ a: feel('n') })}</list>`)], { n: 1 }),
    ).toEqual([1, 2, { a: 1 }]));
  it('give a context for every row', async () => {
    const logic = `<relation><column name="tier"/><column name="limit"/><row>${feel('"a"')}${feel('n')}</row><row>${feel('"b"')}${feel('n * 2')}</row></relation>`;
    expect(await make([decision('d', logic)], { n: 5 })).toEqual([
      { tier: 'a', limit: 5 },
      { tier: 'b', limit: 10 },
    ]);
  });
});

describe('knowledge models', () => {
  const rate = knowledge('rate', ['amount', 'years'], feel('if years = null then amount else amount * years'));

  it('are called with their parameters', async () => {
    const logic = invocation('rate', { amount: feel('price + 1'), years: feel('2') });
    expect(await make([rate, decision('d', logic, ['rate'])], { price: 4 })).toBe(10);
  });
  it('see nothing but their parameters, and null for what is not bound', async () => {
    const leaking = knowledge('leak', ['a'], context({ a: feel('a'), price: feel('price') }));
    expect(await make([leaking, decision('d', invocation('leak', {}), ['leak'])], { price: 4 })).toEqual({
      a: null,
      price: null,
    });
    expect(await make([rate, decision('d', invocation('rate', { amount: feel('3') }), ['rate'])])).toBe(3);
  });
  it('hold tables and call other models', async () => {
    const tier = knowledge('tier', ['n'], tableLogic(['> 10 | "high"', '<= 10 | "low"'], ['n']));
    const outer = knowledge('outer', ['m'], invocation('tier', { n: feel('m * 2') }), ['tier']);
    expect(await make([tier, outer, decision('d', invocation('outer', { m: feel('6') }), ['outer'])])).toBe('high');
  });
  it('may stand behind what calls them, and in another file', async () => {
    const caller = decision('d', invocation('rate', { amount: feel('1') }), ['rate']);
    expect(await make([caller, rate])).toBe(1);
    const read = await readDecisions([decisionFile([caller], 'a.dmn'), decisionFile([rate], 'b.dmn')]);
    expect(read.problems).toEqual([]);
    expect(evaluateDecision(read.decisions, 'd', {}, at)).toBe(1);
  });
  it('are part of a context', async () => {
    const logic = context({ r: invocation('rate', { amount: feel('n') }), '': feel('r + 1') });
    expect(await make([rate, decision('d', logic, ['rate'])], { n: 1 })).toBe(2);
  });
});

describe('what cannot be executed is named', () => {
  const rate = knowledge('rate', ['amount'], feel('amount'));
  it.each([
    ['a model that is not required', [rate, decision('d', invocation('rate', {}))], 'decision.knowledgeMissing', 'd'],
    ['a model that is not there', [decision('d', feel('1'), ['none'])], 'decision.requiredMissing', 'd'],
    [
      'a parameter that the model does not have',
      [rate, decision('d', invocation('rate', { x: feel('1') }), ['rate'])],
      'decision.parameterUnknown',
      'd',
    ],
    ['a call inside FEEL', [rate, decision('d', feel('rate (1) + 1'), ['rate'])], 'decision.callInExpression', 'd'],
    [
      'models in a circle',
      [knowledge('a', [], invocation('b', {}), ['b']), knowledge('b', [], invocation('a', {}), ['a'])],
      'decision.circle',
      'a',
    ],
    [
      'a nameless entry that is not the last',
      [
        decision(
          'd',
          `<context><contextEntry>${feel('1')}</contextEntry><contextEntry><variable name="a"/>${feel('1')}</contextEntry></context>`,
        ),
      ],
      'decision.entryNameMissing',
      'd',
    ],
    [
      'a row that is too short',
      [decision('d', `<relation><column name="a"/><column name="b"/><row>${feel('1')}</row></relation>`)],
      'decision.ruleIncomplete',
      'd',
    ],
    [
      'a function as a value',
      [decision('d', `<functionDefinition>${feel('1')}</functionDefinition>`)],
      'decision.unsupported',
      'd',
    ],
    [
      'a model in Java',
      [
        `<businessKnowledgeModel id="j" name="j"><encapsulatedLogic kind="Java">${feel('1')}</encapsulatedLogic></businessKnowledgeModel>`,
      ],
      'decision.unsupported',
      'j',
    ],
    [
      'a mistake deep inside',
      [decision('d', context({ a: `<list>${feel('1 +')}</list>` }))],
      'decision.expression',
      'd',
    ],
  ])('%s', async (_, parts, code, elementId) => expect(await problems(parts)).toContainEqual({ code, elementId }));
});

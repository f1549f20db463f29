import { evaluate, parseExpression } from '../../expression.js';
import type { Json } from '../../state/instance-state.js';
import { juelToFeel } from './juel-to-feel.js';

const valueOf = (juel: string, variables: { [name: string]: Json }): Json => {
  const { expression, problem } = parseExpression(juelToFeel(juel));
  if (problem) throw new Error(`${juelToFeel(juel)}: ${problem.message}`);
  return evaluate(expression, variables, '2026-03-02T08:00:00Z').value;
};

describe('juelToFeel', () => {
  it.each<[juel: string, variables: { [name: string]: Json }, value: Json]>([
    ['1 + 2 * 3 - 4', {}, 3],
    ['(1 + 2) * 3', {}, 9],
    ['10 div 4', {}, 2.5],
    ['-a + 1', { a: 3 }, -2],
    ['a > 1 && b lt 2', { a: 2, b: 1 }, true],
    ['a eq 1 or b ne 2', { a: 0, b: 2 }, false],
    ['a or b and c', { a: true, b: false, c: false }, true],
    ['not a', { a: false }, true],
    ['!a', { a: null }, true],
    ['!a', {}, true],
    ['!(a > 5)', {}, true],
    ['!(a == 5)', { a: 5 }, false],
    ['!!a', { a: true }, true],
    ['a == null', { a: null }, true],
    ['a != null && a.b >= 3', { a: { b: 3 } }, true],
    ["a == 'x y'", { a: 'x y' }, true],
    ['a == "it\'s"', { a: "it's" }, true],
    ["a == 'true'", { a: 'true' }, true],
    ["a == 'true'", { a: true }, true],
    ["'false' == a", { a: true }, false],
    ["a == '5'", { a: 5 }, true],
    ["a != '5'", { a: '6' }, true],
    ['empty a', {}, true],
    ['empty a', { a: '' }, true],
    ['empty a', { a: [] }, true],
    ['!empty a', { a: [1] }, true],
    ['not empty a', { a: '' }, false],
    ['a ? 1 : 2', { a: true }, 1],
    ['a > 1 ? "many" : a == 1 ? "one" : "none"', { a: 1 }, 'one'],
    ['a ? b : c', { a: false, b: 1, c: 2 }, 2],
    ['list[0]', { list: [7, 8] }, 7],
    ["a['b']", { a: { b: 1 } }, 1],
    ['list.size() > 1', { list: [1, 2] }, true],
    ['list.isEmpty()', { list: [] }, true],
    ['a.length()', { a: 'abc' }, 3],
    ["a.equals('b')", { a: 'b' }, true],
    ["a.startsWith('b') && a.endsWith('d')", { a: 'bcd' }, true],
    ["execution.getVariable('a') == 1", { a: 1 }, true],
    ["variables:get('a')", { a: 1 }, 1],
    ['variables:getOrDefault(a, 9)', {}, 9],
    ["vars:equals(a, 'x')", { a: 'x' }, true],
    ['var:gte(a, 3)', { a: 3 }, true],
    ['variables:isNotEmpty(a)', { a: 'x' }, true],
    ['variables:exists(a)', {}, false],
    ['nrOfCompletedInstances == nrOfInstances', { numberOfCompletedInstances: 2, numberOfInstances: 2 }, true],
    ['loopCounter == 0', { loopCounter: 1 }, true],
  ])('%s with %j is %j', (juel, variables, value) => {
    expect(valueOf(juel, variables)).toEqual(value);
  });

  it('refuses what nests without end instead of running out of stack', () => {
    expect(() => juelToFeel(`${'('.repeat(50_000)}1`)).toThrow('Expected an expression');
    expect(() => juelToFeel(`${'!'.repeat(50_000)}a`)).toThrow();
  });
});

import { parseExpression } from '@xiaowu/engine';
import { freeName, isMadeName } from './proposed-name';

describe('the name that a field gets by its label', () => {
  it.each([
    ['gong-hui-kun-nan', [], 'gongHuiKunNan'],
    ['gong-hui', ['gongHui'], 'gongHui2'],
    ['gong-hui', ['gongHui', 'gongHui2'], 'gongHui3'],
    ['date', [], 'date2'],
    ['if', [], 'if2'],
    ['item', [], 'item2'],
    ['', [], ''],
  ])('of %s beside %j is %s', (proposal, taken, name) => {
    expect(freeName(proposal, new Set(taken))).toBe(name);
  });

  it('is one name to FEEL', () => {
    for (const proposal of ['xing-ming', 'date', 'for', 'fu-jian-2', 'and'])
      expect([...parseExpression(`${freeName(proposal, new Set())} = 1`).expression.reads]).toEqual([
        freeName(proposal, new Set()),
      ]);
  });

  it('replaces only what was made with the field', () => {
    expect(isMadeName('number2', 'number')).toBe(true);
    // a column that was made as a text and became something else
    expect(isMadeName('text1', 'money')).toBe(true);
    expect(isMadeName('amount', 'number')).toBe(false);
    expect(isMadeName('number', 'number')).toBe(false);
  });
});

import { renameInScript, scriptReads } from './script-names';

describe('a field in JavaScript', () => {
  it('is read by its name or as one of the variables, not in texts or as a part of something', () => {
    expect(scriptReads('return amount * 2', 'amount')).toBe(true);
    expect(scriptReads('return variables.amount', 'amount')).toBe(true);
    expect(scriptReads('const { amount } = variables; return amount', 'amount')).toBe(true);
    expect(scriptReads('return order.amount + "amount" // amount', 'amount')).toBe(false);
  });

  it('is renamed where every word is sure to mean it', () => {
    expect(renameInScript('if (amount > 5) return variables.amount - order.amount;', 'amount', 'sum')).toBe(
      'if (sum > 5) return variables.sum - order.amount;',
    );
    for (const unsure of [
      'return { amount };',
      'const { amount } = variables; return amount;',
      'return `${amount}`;',
      'return "amount" + amount;',
      'return amount + sum;',
      'const amount = 1; return amount;',
      'return f(variables) + amount;',
    ])
      expect(renameInScript(unsure, 'amount', 'sum')).toBeNull();
  });
});

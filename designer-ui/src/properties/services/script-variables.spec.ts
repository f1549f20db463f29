import { lineAt, variablesOf } from './script-variables';

describe('variables of a script', () => {
  it.each([
    ['amount * 2 + price', ['amount', 'price']],
    ['for x in goods return x.count', ['goods']],
    ['1 +', []],
  ])('in FEEL: %s', (source, names) => {
    expect(variablesOf('feel', source)).toEqual(names);
  });

  it.each([
    ['amount * 2', ['amount']],
    ['const twice = amount * 2; ({ twice, kind: type })', ['amount', 'type']],
    ['goods.map((good) => good.count).reduce((sum, n) => sum + n, 0)', ['goods']],
    ['// amount\n/* price */ "name" + \'x\' + `a ${title} b`', ['title']],
    ['function f(a) { return a + b; } f(1)', ['b']],
    ["throw new BpmnError('late')", []],
    ['variables.amount', []],
    ['({ ...form })', ['form']],
    ['const { a, b } = form; a + b', ['form']],
    ['金额 > 1 ? Math.round(金额) : null', ['金额']],
  ])('in JavaScript: %s', (source, names) => {
    expect(variablesOf('javascript', source)).toEqual(names);
  });

  it('knows the line of a place', () => {
    expect(['a\nb\nc', 'a\nb\nc'].map((text, i) => lineAt(text, i * 4))).toEqual([1, 3]);
  });
});

import { textOf, valueOf, variablesOf } from './named-values';

describe('variables written by hand', () => {
  it('are JSON where they look so, else texts', () => {
    expect(['12', 'true', 'null', '[1,"a"]', '"12"', '异议成立', '2026-11-30', ''].map(valueOf)).toEqual([
      12,
      true,
      null,
      [1, 'a'],
      '12',
      '异议成立',
      '2026-11-30',
      '',
    ]);
  });

  it('are shown so that they are read the same', () => {
    for (const value of [12, false, null, [1], { a: 1 }, '12', 'true', '异议', ''])
      expect(valueOf(textOf(value))).toEqual(value);
    expect(textOf('异议')).toBe('异议');
  });

  it('leave out lines without a name', () => {
    expect(
      variablesOf([
        { name: ' amount ', text: '5' },
        { name: '', text: '6' },
      ]),
    ).toEqual({ amount: 5 });
  });
});

import { changePage, isForStep, stepsBut, stepsWith } from './print-pages';

describe('a print page of some steps', () => {
  const page = { key: 'receipt', name: '回执', html: '', steps: ['check', 'pay'] };

  it('is offered to who handles one of them, and to everybody without steps and roles', () => {
    expect(['check', 'apply'].map((step) => isForStep(page, step))).toEqual([true, false]);
    expect(isForStep({ ...page, steps: [] }, 'apply')).toBe(true);
    expect(isForStep({ ...page, steps: [], roles: ['cashier'] }, 'apply')).toBe(false);
  });

  it('loses a step to all the others where it would be for everybody again', () => {
    const all = ['apply', 'check', 'pay'];
    expect(stepsBut(page, 'check', all)).toEqual(['pay']);
    expect(stepsBut({ ...page, steps: [] }, 'check', all)).toEqual(['apply', 'pay']);
    expect(stepsBut({ ...page, steps: ['check'] }, 'check', all)).toEqual(['apply', 'pay']);
    expect(stepsBut({ ...page, steps: ['check'], roles: ['cashier'] }, 'check', all)).toEqual([]);
    expect(stepsBut({ ...page, steps: [] }, 'check', ['check'])).toBeNull();
  });

  it('gets and loses a step, and is written as usual without any', () => {
    expect(stepsWith(page, 'apply', true)).toEqual(['check', 'pay', 'apply']);
    expect(stepsWith(page, 'check', true)).toEqual(['pay', 'check']);
    const [changed] = changePage([{ ...page, steps: ['check'] }], 'receipt', { steps: stepsWith(page, 'pay', false) });
    expect(changed).toEqual({ ...page, steps: ['check'] });
    expect(changePage([{ ...page, steps: ['pay'] }], 'receipt', { steps: [] })).toEqual([
      { key: 'receipt', name: '回执', html: '' },
    ]);
  });
});

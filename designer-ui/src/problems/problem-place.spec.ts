import type { Problem } from '@xiaowu/server/contract/definitions';
import { placeOf } from './problem-place';

describe('placeOf', () => {
  const problem = (code: string, more: Partial<Problem> = {}): Problem => ({
    ...{ severity: 'error', code, elementId: null, message: '' },
    ...more,
  });

  it('leads to the field of a form, and to the tab of what else is not drawn', () => {
    expect(placeOf(problem('form.duplicateOption', { data: { at: 'goods.kind' } }))).toEqual({
      tab: 'form',
      path: 'goods.kind',
    });
    expect(placeOf(problem('trial.otherOutcome'))).toEqual({ tab: 'trial', path: null });
  });

  it('leaves to the drawing what is drawn, and what is about all of the file', () => {
    expect(placeOf(problem('form.approverFieldType', { elementId: 'check' }))).toBeNull();
    expect(placeOf(problem('xml.notBpmn'))).toBeNull();
  });
});

import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';

describe('setVariables', () => {
  it('sets variables of the process and says which', () => {
    const process = draw([begin('start'), user('a'), end('end')], ['start -> a -> end']);
    const run = new Case(process, { variables: { x: 1 } }).do({ type: 'setVariables', variables: { y: [2] } });
    expect(run.variables).toEqual({ x: 1, y: [2] });
    expect(run.events).toEqual([{ type: 'variables.changed', variables: { y: [2] } }]);
  });
});

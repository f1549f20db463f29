import { and, begin, draw, end, user } from '../../test/support/engine/draw.js';
import { Case } from '../../test/support/engine/case.js';
import { earlierApprovers } from './earlier-approvers.js';

describe('who has approved other steps', () => {
  const threeSteps = {
    ...draw(
      [begin('start'), user('apply'), and('fork'), user('a'), user('b'), and('join'), user('last'), end('end')],
      ['start -> apply -> fork -> a -> join', 'fork -> b -> join', 'join -> last -> end'],
    ),
    applicantTaskId: 'apply',
  };
  const people = { a: ['amy'], b: ['ben'], last: ['cleo'] };

  it('is known at every step; the submission and the step itself do not count', () => {
    const run = new Case(threeSteps, { people });
    const at = (elementId: string) => earlierApprovers(run.process, run.state, elementId);
    expect(run.complete('apply') && at('a')).toEqual([]);
    expect(run.complete('b') && at('a')).toEqual(['ben']);
    run.complete('a');
    expect([at('last'), at('a')]).toEqual([['ben', 'amy'], ['ben']]);
  });

  it('is forgotten with the steps that are done again', () => {
    const run = new Case(threeSteps, { people });
    run.complete('apply').complete('a').complete('b').back('last', 'applicant');
    expect(earlierApprovers(run.process, run.state, 'last')).toEqual([]);
  });
});

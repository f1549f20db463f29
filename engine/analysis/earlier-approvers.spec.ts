import { and, begin, draw, end, feel, inside, many, sub, user } from '../../test/support/engine/draw.js';
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

  describe('inside of several instances of a sub-process', () => {
    const rooms = many({ collection: feel('rooms'), inputItem: 'room', isSequential: true });
    const process = (excludesEarlierApprovers: boolean) => ({
      ...draw(
        [
          begin('start'),
          user('apply'),
          sub('each', 'in', rooms),
          ...inside('each', begin('in'), user('look'), end('out')),
          user('last', { excludesEarlierApprovers }),
          end('end'),
        ],
        ['start -> apply -> each -> last -> end', 'in -> look -> out'],
      ),
      applicantTaskId: 'apply',
    });
    const begun = (excludes: boolean) =>
      new Case(process(excludes), { people: { look: ['amy', 'ben'] }, variables: { rooms: ['attic', 'cellar'] } });

    it('stays known, and is forgotten when they are done again', () => {
      const run = begun(true);
      run.complete('apply').complete('look', 'amy');
      expect(earlierApprovers(run.process, run.state, 'last')).toEqual(['amy']);
      run.complete('look', 'ben');
      expect(earlierApprovers(run.process, run.state, 'last')).toEqual(['amy', 'ben']);
      expect(earlierApprovers(run.process, run.state, 'look')).toEqual([]);
      run.back('last', 'applicant');
      expect(earlierApprovers(run.process, run.state, 'last')).toEqual([]);
    });

    it('is not kept where no step excludes anybody', () => {
      const run = begun(false).complete('apply').complete('look', 'amy').complete('look', 'ben');
      expect(JSON.stringify(run.state)).not.toContain('passedInside');
    });
  });
});

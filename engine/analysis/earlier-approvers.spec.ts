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

  describe('in the place of somebody else (代理)', () => {
    const shared = {
      ...draw(
        [begin('start'), user('apply'), user('check', { mode: 'all' }), user('last'), end('end')],
        ['start -> apply -> check -> last -> end'],
      ),
      applicantTaskId: 'apply',
    };
    const begun = () => new Case(shared, { people: { check: ['amy', 'ben'] } }).complete('apply');
    const standIn = (run: Case, person: string, by = 'sam') =>
      run.do({ type: 'completeTask', taskId: run.taskId('check', person), by: person, standIn: by });
    const known = (run: Case) => earlierApprovers(run.process, run.state, 'last');

    it('counts whose task it was as well as who really acted', () => {
      expect(known(standIn(begun(), 'amy').complete('check', 'ben'))).toEqual(['amy', 'ben', 'sam']);
    });

    it('is forgotten with what is done again, by whomever it is done then', () => {
      const run = standIn(begun(), 'amy').complete('check', 'ben').back('last', 'applicant');
      expect(known(run.complete('apply').complete('check', 'amy').complete('check', 'ben'))).toEqual(['amy', 'ben']);
      const again = standIn(begun(), 'amy').back('check', 'applicant', 'redo', 'ben').complete('apply');
      expect(known(again.complete('check', 'amy').complete('check', 'ben'))).toEqual(['amy', 'ben']);
    });

    it('is forgotten with an answer that is taken back, while what others did stands', () => {
      const run = standIn(begun(), 'amy').do({ type: 'takeBack', elementId: 'check', by: 'amy' });
      expect(known(run.complete('check', 'amy').complete('check', 'ben'))).toEqual(['amy', 'ben']);
      const others = standIn(begun(), 'amy').complete('check', 'ben');
      others.do({ type: 'takeBack', elementId: 'check', by: 'ben' }).complete('check', 'ben');
      expect(known(others)).toEqual(['amy', 'ben', 'sam']);
    });
  });

  describe('asked by somebody else (加签)', () => {
    const process = {
      ...draw(
        [begin('start'), user('apply'), user('check', { mode: 'all' }), user('last'), end('end')],
        ['start -> apply -> check -> last -> end'],
      ),
      applicantTaskId: 'apply',
    };
    const begun = (...people: string[]) => new Case(process, { people: { check: people } }).complete('apply');
    const known = (run: Case) => earlierApprovers(run.process, run.state, 'last');

    it.each(['before', 'after', 'parallel'] as const)('counts like whom they were added to (%s)', (position) => {
      const run = begun('amy').add('check', position, ['xia']);
      const order = position === 'before' ? ['xia', 'amy'] : ['amy', 'xia'];
      for (const person of order) run.complete('check', person);
      expect(run.tasks).toEqual(['last:last']);
      expect(known(run)).toEqual(['amy', 'xia']);
    });

    it('counts whoever else they asked, and their stand-in', () => {
      const run = begun('amy').add('check', 'before', ['xia']).add('check', 'before', ['yan'], 'all', 'xia');
      run.do({ type: 'completeTask', taskId: run.taskId('check', 'yan'), by: 'yan', standIn: 'sam' });
      expect(known(run.complete('check', 'xia').complete('check', 'amy')).sort()).toEqual(['amy', 'sam', 'xia', 'yan']);
    });

    it('counts in whosever hands the task is then (转办)', () => {
      const run = begun('amy').add('check', 'before', ['xia']).complete('check', 'xia');
      run.do({ type: 'forwardTask', taskId: run.taskId('check'), to: 'bob', by: 'amy' });
      expect(known(run.complete('check', 'bob'))).toEqual(['bob', 'xia']);
    });

    it('does not count who has not answered or whose opinion decided nothing (或签, 委派)', () => {
      const any = begun('amy').add('check', 'before', ['xia', 'yan'], 'any').complete('check', 'xia');
      expect(known(any.complete('check', 'amy'))).toEqual(['amy', 'xia']);
      const asked = begun('amy');
      asked.do({ type: 'delegateTask', taskId: asked.taskId('check'), to: 'del', by: 'amy' });
      asked.add('check', 'before', ['xia'], 'all', 'del').complete('check', 'xia').complete('check', 'del');
      expect(known(asked.complete('check', 'amy'))).toEqual(['amy']);
    });

    it('is forgotten with what is done again', () => {
      const run = begun('amy', 'ben').add('check', 'before', ['xia'], 'all', 'amy').complete('check', 'xia');
      run.complete('check', 'amy').do({ type: 'takeBack', elementId: 'check', by: 'amy' });
      expect(known(run.complete('check', 'amy').complete('check', 'ben'))).toEqual(['amy', 'ben']);
      const returned = begun('amy').add('check', 'before', ['xia']).complete('check', 'xia').complete('check', 'amy');
      returned.back('last', 'applicant').complete('apply').complete('check');
      expect(known(returned)).toEqual(['amy']);
    });

    it('stands where the answer is taken back while the others who were asked go on', () => {
      const run = begun('amy').add('check', 'parallel', ['xia', 'yan']).complete('check', 'xia');
      run.complete('check', 'amy').do({ type: 'takeBack', elementId: 'check', by: 'amy' });
      expect(known(run.complete('check', 'yan').complete('check', 'amy'))).toEqual(['amy', 'xia', 'yan']);
    });

    it('stands where the task is given anew after a 退回 that comes straight back (直送)', () => {
      const run = begun('amy').add('check', 'before', ['xia']).complete('check', 'xia');
      run.back('check', 'applicant', 'direct').complete('apply');
      expect(known(run.complete('check', 'amy'))).toEqual(['amy', 'xia']);
    });
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

import { Case } from '../../test/support/engine/case.js';
import {
  and,
  begin,
  boundary,
  draw,
  duration,
  end,
  feel,
  inside,
  many,
  service,
  sub,
  user,
  xor,
} from '../../test/support/engine/draw.js';
import { tokenPlaces } from '../index.js';

const move = (run: Case, from: string, to: { elementId: string } | { flowId: string }): Case => {
  const found = tokenPlaces(run.state).find(({ elementId }) => elementId === from);
  return run.do({ type: 'moveToken', from: found?.place ?? { tokenId: 'none' }, to, by: 'admin' });
};
const notThere = expect.objectContaining({ code: 'token.notThere' });
const noWayIn = expect.objectContaining({ code: 'token.noWayIn' });

describe('moveToken', () => {
  const line = draw(
    [begin('start'), user('a'), boundary('late', 'a', duration('PT1H')), user('b'), user('c'), end('end')],
    ['start -> a -> b -> c -> end', 'late -> b'],
  );

  it('takes the token from a step with its tasks and timers and puts it at another one', () => {
    const run = move(new Case(line), 'a', { elementId: 'c' });
    expect(run.trace).toEqual([
      'token.moved',
      'canceled a moved',
      'job.canceled',
      'canceled a moved',
      'entered c',
      'created c:c entered',
    ]);
    expect(run.waits).toEqual([]);
    expect(run.complete('c').state.status).toBe('completed');
  });

  it('goes back as well', () => {
    const run = move(new Case(line).complete('a').complete('b'), 'c', { elementId: 'a' });
    expect(run.tasks).toEqual(['a:a']);
    expect(run.complete('a').complete('b').complete('c').state.status).toBe('completed');
  });

  it('takes a flow', () => {
    const run = move(new Case(line), 'a', { flowId: 'b-c' });
    expect(run.complete('c').state.status).toBe('completed');
  });

  it('ends the case when it is put at the end', () => {
    expect(move(new Case(line), 'a', { elementId: 'end' }).state.status).toBe('completed');
  });

  it('is rejected when there is no such token or element', () => {
    const run = new Case(line);
    for (const from of [{ activityId: 's99' }, { activityId: 's1' }, { tokenId: 'k1' }, { incidentId: 'i1' }]) {
      expect(() => run.do({ type: 'moveToken', from, to: { elementId: 'c' } })).toThrow(notThere);
    }
    expect(() => move(run, 'a', { elementId: 'nothing' })).toThrow(noWayIn);
    expect(() => move(run, 'a', { flowId: 'nothing' })).toThrow(noWayIn);
  });

  describe('at joins', () => {
    const process = draw(
      [begin('start'), and('fork'), user('a'), user('b'), and('join'), user('last'), end('end')],
      ['start -> fork', 'fork -> a -> join', 'fork -> b -> join', 'join -> last -> end'],
    );

    it('takes a parked token away again', () => {
      const run = move(new Case(process).complete('a'), 'join', { elementId: 'a' });
      expect(run.tasks).toEqual(['a:a', 'b:b']);
      run.complete('b').complete('a');
      expect(run.count('join-last', 'sequenceFlow.taken')).toBe(1);
      expect(run.complete('last').state.status).toBe('completed');
    });

    it('lets a token arrive at the join, which then fires once', () => {
      const run = move(new Case(process).complete('a'), 'b', { flowId: 'b-join' });
      expect(run.tasks).toEqual(['last:last']);
      expect(run.count('join-last', 'sequenceFlow.taken')).toBe(1);
    });

    it('passes the join with one token when it is put at the join itself', () => {
      const run = move(new Case(process), 'a', { elementId: 'join' });
      expect(run.tasks).toEqual(['b:b', 'last:last']);
    });

    it('dissolves a deadlock', () => {
      const stuck = draw(
        [begin('start'), xor('split', 'split-a'), user('a'), user('b'), and('join'), end('end')],
        ['start -> split', 'split -> a -> join', 'split -> b : false', 'b -> join', 'join -> end'],
      );
      const run = new Case(stuck).complete('a');
      expect(run.incidentCodes).toEqual(['join.deadlock@join']);
      move(run, 'join', { elementId: 'end' });
      expect(run.state.status).toBe('completed');
    });

    it('says so when what is left is still stuck', () => {
      const run = new Case(process).complete('a');
      move(run, 'b', { flowId: 'a-join' });
      expect(run.incidentCodes).toEqual(['join.deadlock@join']);
      const [token] = run.state.tokens;
      run.do({ type: 'moveToken', from: { tokenId: token!.id }, to: { flowId: 'b-join' } });
      expect(run.incidentCodes).toEqual([]);
      expect(run.tasks).toEqual(['last:last']);
    });
  });

  describe('with incidents', () => {
    const process = draw(
      [begin('start'), service('call'), xor('split'), user('a'), user('b'), end('end')],
      ['start -> call -> split', 'split -> a : x = 1', 'a -> end', 'b -> end'],
    );

    it('moves a token that found no way', () => {
      const run = new Case(process).answer('call');
      expect(run.incidentCodes).toEqual(['flow.noneHolds@split']);
      move(run, 'split', { elementId: 'b' });
      expect(run.incidentCodes).toEqual([]);
      expect(run.complete('b').state.status).toBe('completed');
    });

    it('moves an activity whose work has failed', () => {
      const run = new Case(process).fail('call');
      const [incident] = run.state.incidents;
      run.do({ type: 'moveToken', from: { incidentId: incident!.id }, to: { elementId: 'b' } });
      expect(run.incidentCodes).toEqual([]);
      expect(run.tasks).toEqual(['b:b']);
    });
  });

  describe('into and out of sub-processes', () => {
    const process = draw(
      [
        begin('start'),
        user('before'),
        sub('box', 'begin'),
        ...inside('box', begin('begin'), and('fork'), user('a'), user('b'), and('join'), end('done')),
        user('after'),
        end('end'),
      ],
      [
        'start -> before -> box -> after -> end',
        'begin -> fork',
        'fork -> a -> join',
        'fork -> b -> join',
        'join -> done',
      ],
    );

    it('begins a sub-process at an element inside it', () => {
      const run = move(new Case(process), 'before', { elementId: 'a' });
      expect(run.tasks).toEqual(['a:a']);
      // The branch that is passed over counts as done, so that the join does not wait for it.
      expect(run.complete('a').tasks).toEqual(['after:after']);
    });

    it('leaves the rest of the sub-process running, and ends it when it was the last', () => {
      const run = move(new Case(process).complete('before'), 'a', { elementId: 'after' });
      expect(run.tasks).toEqual(['after:after', 'b:b']);
      move(run, 'b', { elementId: 'after' });
      expect(run.tasks).toEqual(['after:after', 'after:after']);
      expect(run.allEvents).toContainEqual(
        expect.objectContaining({ type: 'activity.canceled', elementId: 'box', reason: 'moved' }),
      );
      expect(run.complete('after').complete('after').state.status).toBe('completed');
    });

    it('joins a sub-process that runs already', () => {
      const run = move(new Case(process).complete('before'), 'a', { elementId: 'after' });
      move(run, 'after', { flowId: 'a-join' });
      run.complete('b');
      expect(run.tasks).toEqual(['after:after']);
    });

    it('moves one instance out of several, and the others still end the activity once', () => {
      const several = draw(
        [
          begin('start'),
          sub('box', 'begin', many({ cardinality: feel('3') })),
          ...inside('box', begin('begin'), user('a'), end('done')),
          user('after'),
          user('aside'),
          end('end'),
        ],
        ['start -> box -> after -> end', 'begin -> a -> done', 'aside -> end'],
      );
      const run = move(new Case(several), 'a', { elementId: 'aside' });
      expect(run.tasks).toEqual(['a:a', 'a:a', 'aside:aside']);
      run.complete('a').complete('a').complete('aside');
      expect(run.tasks).toEqual(['after:after']);
      expect(run.count('after')).toBe(1);
    });

    it('cannot begin one of several instances at an element inside it', () => {
      const several = draw(
        [
          begin('start'),
          user('before'),
          sub('box', 'begin', many({ cardinality: feel('3') })),
          ...inside('box', begin('begin'), user('a'), end('done')),
          end('end'),
        ],
        ['start -> before -> box -> end', 'begin -> a -> done'],
      );
      expect(() => move(new Case(several), 'before', { elementId: 'a' })).toThrow(noWayIn);
      expect(move(new Case(several), 'before', { elementId: 'box' }).tasks).toEqual(['a:a', 'a:a', 'a:a']);
    });

    it('moves a multi-instance step as a whole', () => {
      const several = draw(
        [begin('start'), user('a', {}, many({ cardinality: feel('3') })), user('b'), end('end')],
        ['start -> a -> b -> end'],
      );
      const run = new Case(several).complete('a');
      const instance = run.state.scopes.at(-1)!;
      run.do({ type: 'moveToken', from: { activityId: instance.id }, to: { elementId: 'b' } });
      expect(run.tasks).toEqual(['b:b']);
    });
  });

  it('moves what is worked on aside (直送) together with the step that waits for it', () => {
    const run = new Case(line).complete('a').back('b', 'previous', 'direct');
    expect(run.tasks).toEqual(['a:a']);
    move(run, 'a', { elementId: 'c' });
    expect(run.tasks).toEqual(['c:c']);
    expect(run.complete('c').state.status).toBe('completed');
  });
});

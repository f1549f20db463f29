import { Case } from '../../test/support/engine/case.js';
import { and, begin, complex, draw, end, inside, sub, task, user, xor } from '../../test/support/engine/draw.js';
import { canTakeBack, returnTargets } from '../index.js';

/** Three tokens pass `check`, one after the other, and `decide` needs all three to begin. */
const three = draw(
  [
    begin('start'),
    user('apply'),
    task('split', { completionQuantity: 3 }),
    user('check'),
    user('decide', {}, { startQuantity: 3 }),
    end('end'),
  ],
  ['start -> apply -> split -> check -> decide -> end'],
  { applicantTaskId: 'apply' },
);

const claimed = (run: Case, elementId: string, person: string): Case => {
  const taskId = run.taskId(elementId, 'role:x');
  return run.do({ type: 'claimTask', taskId, by: person });
};

const checkedBy = (...people: string[]): Case => {
  const run = new Case(three, { people: { check: ['role:x'] } }).complete('apply');
  for (const person of people) claimed(run, 'check', person).complete('check', person);
  return run;
};

const targetsOf = (run: Case, elementId: string): string[] =>
  returnTargets(run.process, run.state, run.taskId(elementId)).map((step) => step.elementId);

describe('退回 past a step that several tokens pass', () => {
  it('takes each passing back to who did it', () => {
    const run = checkedBy('a', 'b', 'c').back('decide', { elementId: 'check' });
    expect(run.tasks).toEqual(['check:a', 'check:b', 'check:c']);
    expect(run.incidentCodes).toEqual([]);
    run.complete('check', 'b').complete('check', 'a').complete('check', 'c');
    expect(run.tasks).toEqual(['decide:decide']);
    expect(run.complete('decide').state.status).toBe('completed');
  });

  it('can be done again and again', () => {
    const run = checkedBy('a', 'b', 'c').back('decide', { elementId: 'check' });
    run.complete('check', 'c').complete('check', 'a').complete('check', 'b').back('decide', 'previous');
    expect(run.tasks).toEqual(['check:a', 'check:b', 'check:c']);
    run.complete('check', 'a').complete('check', 'b').complete('check', 'c').back('decide', 'applicant');
    expect(run.tasks).toEqual(['apply:applicant']);
    run.complete('apply');
    expect(run.tasks).toEqual(['check:(role:x)', 'check:(role:x)', 'check:(role:x)']);
  });

  it('comes back with 直送 when one of them has corrected it', () => {
    const run = checkedBy('a', 'b', 'c').back('decide', { elementId: 'check' }, 'direct');
    expect(run.tasks).toEqual(['check:c']);
    run.complete('check', 'c');
    expect(run.complete('decide').state.status).toBe('completed');
  });

  it('returns one token of those that go their own ways', () => {
    const merge = draw(
      [begin('start'), and('fork'), user('x'), user('y'), user('v'), user('w'), end('end')],
      ['start -> fork', 'fork -> x -> v', 'fork -> y -> v', 'v -> w -> end'],
    );
    const run = new Case(merge).complete('x').complete('y').complete('v').complete('v');
    expect(run.tasks).toEqual(['w:w', 'w:w']);
    run.back('w', { elementId: 'v' });
    expect(run.tasks).toEqual(['v:v', 'w:w']);
    run.complete('w').complete('v').complete('w');
    expect(run.state.status).toBe('completed');
    expect(run.count('w', 'activity.completed')).toBe(2);
  });

  it('leaves alone what has ended already', () => {
    const ends = draw(
      [begin('start'), task('split', { completionQuantity: 2 }), user('u'), user('v'), end('end')],
      ['start -> split -> u -> v -> end'],
    );
    const run = new Case(ends).complete('u').complete('v').complete('u').back('v', { elementId: 'u' });
    expect(run.tasks).toEqual(['u:u']);
    expect(run.complete('u').complete('v').state.status).toBe('completed');
  });

  const forked = draw(
    [
      begin('start'),
      task('split', { completionQuantity: 2 }),
      user('u'),
      and('fork'),
      user('x'),
      user('y'),
      and('join'),
      user('last', {}, { startQuantity: 2 }),
      end('end'),
    ],
    ['start -> split -> u -> fork', 'fork -> x -> join', 'fork -> y -> join', 'join -> last -> end'],
  );

  it.each([
    ['before anybody has acted', []],
    ['while a token of one waits at the join', ['y']],
    ['when the join has fired once', ['x', 'y']],
  ])('withdraws both branches of all passings %s', (_, done) => {
    const run = new Case(forked).complete('u').complete('u');
    for (const step of done) run.complete(step);
    run.back('x', { elementId: 'u' });
    expect(run.tasks).toEqual(['u:u', 'u:u']);
    for (const step of ['u', 'u', 'x', 'x', 'y', 'y']) run.complete(step);
    expect(run.tasks).toEqual(['last:last']);
    expect(run.complete('last').state.status).toBe('completed');
  });

  it('goes back as often as needed from behind the quantity that they meet in', () => {
    const run = new Case(forked);
    for (const step of ['u', 'u', 'x', 'x', 'y', 'y']) run.complete(step);
    run.back('last', { elementId: 'u' });
    expect(run.tasks).toEqual(['u:u', 'u:u']);
    for (const step of ['u', 'x', 'y', 'u', 'x', 'y', 'last']) run.complete(step);
    expect(run.state.status).toBe('completed');
  });

  it('gives a join what other branches had sent, once for each time it has fired', () => {
    const joined = draw(
      [
        begin('start'),
        and('fork'),
        task('a', { completionQuantity: 2 }),
        user('u'),
        task('c', { completionQuantity: 2 }),
        and('join'),
        user('v'),
        user('last', {}, { startQuantity: 2 }),
        end('end'),
      ],
      ['start -> fork', 'fork -> a -> u -> join', 'fork -> c -> join', 'join -> v -> last -> end'],
    );
    const one = new Case(joined).complete('u').complete('u').back('v', { elementId: 'u' });
    expect(one.tasks).toEqual(['u:u', 'v:v']);
    one.complete('u').complete('v').complete('v').back('last', { elementId: 'u' });
    expect(one.tasks).toEqual(['u:u', 'u:u']);
    for (const step of ['u', 'u', 'v', 'v', 'last']) one.complete(step);
    expect(one.state.status).toBe('completed');
    const half = new Case(joined).complete('u').back('v', { elementId: 'u' });
    for (const step of ['u', 'u', 'v', 'v', 'last']) half.complete(step);
    expect(half.state.status).toBe('completed');
  });

  it('goes back into a sub-process that they have passed', () => {
    const within = draw(
      [
        begin('start'),
        task('split', { completionQuantity: 2 }),
        sub('part', 'in'),
        user('decide', {}, { startQuantity: 2 }),
        end('end'),
        ...inside('part', begin('in'), user('one'), user('two'), end('out')),
      ],
      ['start -> split -> part -> decide -> end', 'in -> one -> two -> out'],
    );
    const run = new Case(within).complete('one').complete('two').complete('one').complete('two');
    run.back('decide', { elementId: 'two' });
    expect(run.tasks).toEqual(['two:two', 'two:two']);
    run.complete('two').complete('two').back('decide', { elementId: 'one' });
    expect(run.tasks).toEqual(['one:one', 'one:one']);
    for (const step of ['one', 'two', 'one', 'two', 'decide']) run.complete(step);
    expect(run.state.status).toBe('completed');
  });

  it('counts the passings of each round of a loop anew', () => {
    const round = draw(
      [
        begin('start'),
        xor('again'),
        task('split', { completionQuantity: 2 }),
        user('u'),
        user('decide', {}, { startQuantity: 2 }),
        xor('done', 'on'),
        end('end'),
      ],
      ['start -> again -> split -> u -> decide -> done', 'done -> again : more = true', 'on = done -> end'],
    );
    const run = new Case(round, { variables: { more: true } }).complete('u').complete('u').complete('decide');
    run.complete('u').complete('u').back('decide', { elementId: 'u' });
    expect(run.tasks).toEqual(['u:u', 'u:u']);
    run
      .complete('u')
      .complete('u')
      .do({ type: 'setVariables', variables: { more: false } })
      .complete('decide');
    expect(run.state.status).toBe('completed');
  });

  it('is not offered where the tokens of a quantity cannot all be gone back for', () => {
    const mixed = draw(
      [
        begin('start'),
        and('fork'),
        user('x'),
        user('y'),
        xor('merge'),
        user('last', {}, { startQuantity: 2 }),
        end('end'),
      ],
      ['start -> fork', 'fork -> x -> merge', 'fork -> y -> merge', 'merge -> last -> end'],
    );
    const run = new Case(mixed).complete('x').complete('y');
    expect(targetsOf(run, 'last')).toEqual([]);
    expect(() => run.back('last', { elementId: 'x' })).toThrow(expect.objectContaining({ code: 'return.notPassed' }));
    expect(run.complete('last').state.status).toBe('completed');
  });
});

describe('取回 of a step that several tokens pass', () => {
  it('takes back the own passing alone while the others are still at it', () => {
    const run = checkedBy('a', 'b');
    const other = run.taskId('check');
    expect(canTakeBack(run.process, run.state, 'a', 'check')).toBe(true);
    run.do({ type: 'takeBack', elementId: 'check', by: 'a' });
    expect(run.tasks).toEqual(['check:(role:x)', 'check:a']);
    expect(run.taskId('check', 'role:x')).toBe(other);
    run.complete('check', 'a');
    claimed(run, 'check', 'c').complete('check', 'c');
    expect(run.complete('decide').state.status).toBe('completed');
  });

  it('leaves what the others have done as it is when the next step has begun', () => {
    const run = checkedBy('a', 'b', 'c').do({ type: 'takeBack', elementId: 'check', by: 'b' });
    expect(run.tasks).toEqual(['check:b']);
    expect(run.incidentCodes).toEqual([]);
    run.complete('check', 'b');
    expect(run.tasks).toEqual(['decide:decide']);
    run.back('decide', { elementId: 'check' });
    expect(run.tasks).toEqual(['check:a', 'check:b', 'check:c']);
  });

  it('gives a complex gateway the tokens again that it has fired by', () => {
    const stream = draw(
      [
        begin('start'),
        and('fork'),
        user('x'),
        user('y'),
        user('z'),
        complex('join', 'activationCount >= 2'),
        xor('merge'),
        user('u'),
        end('end'),
      ],
      [
        'start -> fork',
        'fork -> x -> join',
        'fork -> y -> join',
        'join -> merge',
        'fork -> z -> merge',
        'merge -> u -> end',
      ],
    );
    const run = new Case(stream)
      .complete('z')
      .complete('x')
      .complete('y')
      .do({ type: 'takeBack', elementId: 'y', by: 'y' });
    expect(run.tasks).toEqual(['u:u', 'y:y']);
    run.complete('y').complete('u').complete('u');
    expect(run.state.status).toBe('completed');
  });
});

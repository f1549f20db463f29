import { Case } from '../../test/support/engine/case.js';
import {
  and,
  begin,
  complex,
  draw,
  duration,
  end,
  feel,
  inside,
  many,
  sub,
  user,
  wait,
  xor,
} from '../../test/support/engine/draw.js';
import { canTakeBack, type Json } from '../index.js';

const line = draw(
  [
    begin('start'),
    user('apply'),
    user('head', { mode: 'all' }),
    wait('pause', duration('PT1H')),
    user('chair', { mode: 'all' }),
    end('end'),
  ],
  ['start -> apply -> head -> pause -> chair -> end'],
  { applicantTaskId: 'apply' },
);
const tooLate = expect.objectContaining({ code: 'takeBack.tooLate' });
const takeBack = (run: Case, by: string, elementId = by): Case => run.do({ type: 'takeBack', elementId, by });

describe('takeBack', () => {
  it('takes the case back from the next step while nobody has acted there', () => {
    const run = new Case(line).complete('apply').complete('head').fire('pause');
    expect(canTakeBack(line, run.state, 'head', 'head')).toBe(true);
    takeBack(run, 'head');
    expect(run.trace).toEqual([
      'takenBack',
      'canceled chair takenBack',
      'canceled chair takenBack',
      'entered head',
      'created head:head rework',
    ]);
    expect(run.tasks).toEqual(['head:head']);
    expect(run.complete('head').fire('pause').complete('chair').state.status).toBe('completed');
  });

  it('takes it back from a timer too', () => {
    const run = takeBack(new Case(line).complete('apply').complete('head'), 'head');
    expect(run.waits).toEqual([]);
    expect(run.tasks).toEqual(['head:head']);
  });

  it('is not too late when the next step is only claimed', () => {
    const run = new Case(line, { people: { chair: ['role:chair'] } }).complete('apply').complete('head').fire('pause');
    run.do({ type: 'claimTask', taskId: run.taskId('chair'), by: 'eve' });
    expect(takeBack(run, 'head').tasks).toEqual(['head:head']);
  });

  it.each<[string, (run: Case) => Case]>([
    ['forwarded', (run) => run.do({ type: 'forwardTask', taskId: run.taskId('chair', 'amy'), to: 'dan', by: 'amy' })],
    ['delegated', (run) => run.do({ type: 'delegateTask', taskId: run.taskId('chair', 'amy'), to: 'dan', by: 'amy' })],
    ['added to', (run) => run.add('chair', 'parallel', ['dan'], 'all', 'amy')],
    ['answered in part', (run) => run.complete('chair', 'amy')],
    ['passed', (run) => run.complete('chair', 'amy').complete('chair', 'ben')],
    ['returned', (run) => run.back('chair', 'applicant', 'redo', 'amy')],
    ['returned to be sent straight back', (run) => run.back('chair', 'applicant', 'direct', 'amy')],
  ])('is too late when the next step is %s', (_, act) => {
    const process = draw(
      [begin('start'), user('apply'), user('head'), user('chair', { mode: 'all' }), user('last'), end('end')],
      ['start -> apply -> head -> chair -> last -> end'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(process, { people: { chair: ['amy', 'ben'] } }).complete('apply').complete('head');
    act(run);
    expect(canTakeBack(process, run.state, 'head', 'head')).toBe(false);
    expect(() => takeBack(run, 'head')).toThrow(tooLate);
  });

  it('is for who has done the step, not for the applicant’s own one', () => {
    const run = new Case(line).complete('apply');
    expect(() => takeBack(run, 'applicant', 'apply')).toThrow(tooLate);
    expect(() => takeBack(run, 'head')).toThrow(tooLate);
    run.complete('head');
    expect(() => takeBack(run, 'chair', 'head')).toThrow(tooLate);
    expect(() => takeBack(run, 'nobody', 'nothing')).toThrow(tooLate);
  });

  it('asks only who took it back again; what the others said stands and they are still known', () => {
    const run = new Case(line, { people: { head: ['amy', 'ben', 'cat'] } }).complete('apply');
    run.complete('head', 'amy').complete('head', 'ben').complete('head', 'cat');
    takeBack(run, 'ben', 'head');
    expect(run.tasks).toEqual(['head:ben']);
    run.complete('head', 'ben').fire('pause').back('chair', 'previous');
    expect(run.tasks).toEqual(['head:amy', 'head:ben', 'head:cat']);
  });

  it('opens the answers of several again who take the same step back, one after the other', () => {
    const run = new Case(line, { people: { head: ['amy', 'ben', 'cat'] } }).complete('apply');
    run.complete('head', 'amy').complete('head', 'ben').complete('head', 'cat');
    takeBack(run, 'ben', 'head');
    expect(['amy', 'ben', 'cat', 'dan'].map((by) => canTakeBack(line, run.state, by, 'head'))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    takeBack(run, 'amy', 'head');
    expect(run.tasks).toEqual(['head:amy', 'head:ben']);
    expect(() => takeBack(run, 'amy', 'head')).toThrow(tooLate);
    run.complete('head', 'ben');
    expect(run.tasks).toEqual(['head:amy']);
    takeBack(run, 'ben', 'head').complete('head', 'amy').complete('head', 'ben');
    expect(run.fire('pause').back('chair', 'previous').tasks).toEqual(['head:amy', 'head:ben', 'head:cat']);
  });

  it('leaves other branches alone, and the join fires once, also when it has fired before', () => {
    const process = draw(
      [begin('start'), and('fork'), user('a'), user('b'), and('join'), user('last'), end('end')],
      ['start -> fork', 'fork -> a -> join', 'fork -> b -> join', 'join -> last -> end'],
    );
    const waiting = takeBack(new Case(process).complete('a'), 'a');
    expect(waiting.tasks).toEqual(['a:a', 'b:b']);
    waiting.complete('b').complete('a');
    expect(waiting.tasks).toEqual(['last:last']);
    takeBack(waiting, 'b');
    expect(waiting.tasks).toEqual(['b:b']);
    waiting.complete('b');
    expect(waiting.count('join-last', 'sequenceFlow.taken')).toBe(2);
    expect(waiting.complete('last').state.status).toBe('completed');
  });

  it('takes it back out of an untouched sub-process and into one that has ended', () => {
    const process = draw(
      [
        begin('start'),
        user('a'),
        sub('box', 'begin'),
        ...inside('box', begin('begin'), user('b'), user('c'), end('done')),
        user('d'),
        end('end'),
      ],
      ['start -> a -> box -> d -> end', 'begin -> b -> c -> done'],
    );
    const run = takeBack(new Case(process).complete('a'), 'a');
    expect(run.tasks).toEqual(['a:a']);
    run.complete('a').complete('b');
    expect(() => takeBack(run, 'a')).toThrow(tooLate);
    run.complete('c');
    expect(run.tasks).toEqual(['d:d']);
    expect(() => takeBack(run, 'b')).toThrow(tooLate);
    expect(takeBack(run, 'c').tasks).toEqual(['c:c']);
    expect(run.complete('c').complete('d').state.status).toBe('completed');
  });

  it('stays inside one of several instances', () => {
    const process = draw(
      [
        begin('start'),
        sub('box', 'begin', many({ cardinality: feel('2') })),
        ...inside('box', begin('begin'), user('b'), user('c'), end('done')),
        end('end'),
      ],
      ['start -> box -> end', 'begin -> b -> c -> done'],
    );
    const run = new Case(process).complete('b').complete('b');
    takeBack(run, 'b');
    expect(run.tasks).toEqual(['b:b', 'c:c']);
    expect(run.complete('b').complete('c').complete('c').state.status).toBe('completed');
  });

  it('is possible again in a later round of a loop', () => {
    const process = draw(
      [begin('start'), xor('again'), user('a'), user('b'), xor('split', 'split-end'), end('end')],
      ['start -> again -> a -> b -> split', 'split -> again : more = true', 'split -> end'],
    );
    const run = new Case(process).complete('a').complete('b', 'b', { more: true }).complete('a');
    expect(takeBack(run, 'a').tasks).toEqual(['a:a']);
    run.complete('a').complete('b', 'b', { more: false });
    expect(run.state.status).toBe('completed');
  });
});

describe('takeBack of an answer while the others of the step have not decided', () => {
  const people = { vote: ['amy', 'ben', 'cat'] };
  const stepOf = (approval: Parameters<typeof user>[1]) =>
    draw([begin('start'), user('vote', approval), user('next'), end('end')], ['start -> vote -> next -> end']);
  const can = (run: Case, by: string): boolean => canTakeBack(run.process, run.state, by, 'vote');

  it('opens only the own answer of a 会签 again', () => {
    const run = new Case(stepOf({ mode: 'all' }), { people }).complete('vote', 'amy').complete('vote', 'ben');
    expect([can(run, 'amy'), can(run, 'cat'), can(run, 'dan')]).toEqual([true, false, false]);
    takeBack(run, 'amy', 'vote');
    expect(run.trace).toEqual(['takenBack', 'created vote:amy rework']);
    expect(run.tasks).toEqual(['vote:amy', 'vote:cat']);
    expect(can(run, 'amy')).toBe(false);
    expect(() => takeBack(run, 'amy', 'vote')).toThrow(tooLate);
    run.complete('vote', 'cat').complete('vote', 'amy');
    expect(run.tasks).toEqual(['next:next']);
    expect(run.state.scopes[0]?.passed?.[0]).toHaveLength(4);
  });

  it('lets somebody who approved in a 票签 refuse, with the weight of then', () => {
    const quorum = { by: 'weight', value: 5 } as const;
    const process = stepOf({ mode: 'vote', passQuorum: quorum, refuseQuorum: { by: 'weight', value: 4 } });
    const run = new Case(process, { isAsking: true });
    const approvers = [
      { user: 'amy', weight: 4 },
      { user: 'ben', weight: 1 },
      { user: 'cat', weight: 1 },
    ];
    run.answer('vote', { approvers }).complete('vote', 'amy');
    takeBack(run, 'amy', 'vote').complete('vote', 'ben');
    expect(run.tasks).toEqual(['vote:amy', 'vote:cat']);
    expect(run.refuse('vote', 'amy').state.status).toBe('refused');
  });

  it('takes a refusal of a 票签 back', () => {
    const process = stepOf({ mode: 'vote', passPercent: 60 });
    const run = new Case(process, { people }).refuse('vote', 'amy');
    takeBack(run, 'amy', 'vote').complete('vote', 'amy').complete('vote', 'ben');
    expect(run.tasks).toEqual(['next:next']);
  });

  it('of 依次 only the last one, while the next has not acted; the next is asked again', () => {
    const run = new Case(stepOf({ mode: 'sequential' }), { people }).complete('vote', 'amy');
    takeBack(run, 'amy', 'vote');
    expect(run.trace).toEqual(['takenBack', 'canceled vote takenBack', 'created vote:amy rework']);
    run.complete('vote', 'amy').complete('vote', 'ben');
    expect([can(run, 'amy'), can(run, 'ben')]).toEqual([false, true]);
    run.add('vote', 'before', ['dan'], 'all', 'cat');
    expect(can(run, 'ben')).toBe(false);
    run.complete('vote', 'dan').complete('vote', 'cat');
    expect(run.tasks).toEqual(['next:next']);
  });

  it('offers the task of the next of 依次 to the same group again', () => {
    const run = new Case(stepOf({ mode: 'sequential' }), { people: { vote: ['amy', 'role:chair'] } });
    run.complete('vote', 'amy').do({ type: 'claimTask', taskId: run.taskId('vote'), by: 'eve' });
    takeBack(run, 'amy', 'vote').complete('vote', 'amy');
    expect(run.tasks).toEqual(['vote:(role:chair)']);
    run.do({ type: 'completeTask', taskId: run.taskId('vote'), by: 'eve' });
    expect(run.tasks).toEqual(['next:next']);
  });

  it('leaves those who were added beside it alone', () => {
    const run = new Case(stepOf({ mode: 'all' }), { people }).add('vote', 'parallel', ['dan'], 'all', 'amy');
    takeBack(run.complete('vote', 'amy'), 'amy', 'vote');
    expect(run.tasks).toEqual(['vote:amy', 'vote:ben', 'vote:cat', 'vote:dan']);
    for (const person of ['amy', 'dan', 'ben', 'cat']) run.complete('vote', person);
    expect(run.tasks).toEqual(['next:next']);
  });

  it('is too late when those who come after it were asked, or while the step waits for a rework', () => {
    const after = new Case(stepOf({ mode: 'all' }), { people }).add('vote', 'after', ['dan'], 'all', 'amy');
    expect(can(after.complete('vote', 'amy'), 'amy')).toBe(false);
    const process = draw(
      [begin('start'), user('apply'), user('vote', { mode: 'all' }), end('end')],
      ['start -> apply -> vote -> end'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(process, { people }).complete('apply').complete('vote', 'amy');
    run.back('vote', 'applicant', 'direct', 'ben');
    expect(can(run, 'amy')).toBe(false);
    expect(can(run.complete('apply'), 'amy')).toBe(true);
  });
});

describe('takeBack of a 票签 that has passed', () => {
  const people = { vote: ['amy', 'ben', 'cat', 'dan', 'eve'] };
  const stepOf = (approval: Parameters<typeof user>[1]) =>
    draw([begin('start'), user('vote', approval), user('next'), end('end')], ['start -> vote -> next -> end']);
  const majority = stepOf({ mode: 'vote', passPercent: 50 });
  const passed = () =>
    new Case(majority, { people })
      .refuse('vote', 'dan')
      .complete('vote', 'amy')
      .complete('vote', 'ben')
      .complete('vote', 'cat');

  it('stands as before that vote: the others still count, and who had not decided is asked again', () => {
    const run = passed();
    expect(run.tasks).toEqual(['next:next']);
    takeBack(run, 'amy', 'vote');
    expect(run.tasks).toEqual(['vote:amy', 'vote:eve']);
    expect(run.trace).toEqual([
      'takenBack',
      'canceled next takenBack',
      'canceled next takenBack',
      'entered vote',
      'created vote:eve entered',
      'created vote:amy rework',
    ]);
    run.complete('vote', 'eve');
    expect(run.tasks).toEqual(['next:next']);
  });

  it('is not refused by the one who changes their mind, while the others can still pass it', () => {
    const run = takeBack(passed(), 'amy', 'vote').refuse('vote', 'amy');
    expect(run.state.status).toBe('running');
    expect(run.tasks).toEqual(['vote:eve']);
    expect(run.complete('vote', 'eve').tasks).toEqual(['next:next']);
  });

  it('is refused when with the new vote passing is out of reach', () => {
    const run = takeBack(passed(), 'amy', 'vote').refuse('vote', 'amy').refuse('vote', 'eve');
    expect(run.state.status).toBe('refused');
  });

  it('cannot be turned by who was outvoted', () => {
    const run = takeBack(passed(), 'dan', 'vote');
    expect(run.tasks).toEqual(['vote:dan', 'vote:eve']);
    expect(run.refuse('vote', 'dan').tasks).toEqual(['next:next']);
  });

  it('is open for several who take theirs back, and can be taken back anew when it has passed again', () => {
    const run = takeBack(passed(), 'amy', 'vote');
    expect(['amy', 'ben', 'cat', 'dan', 'eve'].map((by) => canTakeBack(majority, run.state, by, 'vote'))).toEqual([
      ...[false, true, true, true, false],
    ]);
    takeBack(run, 'ben', 'vote');
    expect(run.tasks).toEqual(['vote:amy', 'vote:ben', 'vote:eve']);
    run.complete('vote', 'ben').complete('vote', 'eve');
    expect(run.tasks).toEqual(['next:next']);
    takeBack(run, 'eve', 'vote');
    expect(run.tasks).toEqual(['vote:amy', 'vote:eve']);
    run.complete('vote', 'amy').complete('next');
    expect(run.state.status).toBe('completed');
  });

  it('keeps the weights of then, and the quorum to refuse', () => {
    const process = stepOf({
      ...{ mode: 'vote', passQuorum: { by: 'weight', value: 5 }, refuseQuorum: { by: 'weight', value: 4 } },
    });
    const approvers: Json[] = [
      { user: 'amy', weight: 4 },
      { user: 'ben', weight: 1 },
      { user: 'cat', weight: 1 },
      { group: 'role:chair', weight: 2 },
    ];
    const run = new Case(process, { isAsking: true }).answer('vote', { approvers });
    const goesOn = () => run.answer('next', { approvers: [{ user: 'next' }] });
    run.complete('vote', 'amy').complete('vote', 'ben');
    expect(goesOn().tasks).toEqual(['next:next']);
    takeBack(run, 'ben', 'vote');
    expect(run.tasks).toEqual(['vote:(role:chair)', 'vote:ben', 'vote:cat']);
    run.complete('vote', 'cat');
    expect(goesOn().tasks).toEqual(['next:next']);
    takeBack(run, 'amy', 'vote').refuse('vote', 'amy');
    expect(run.state.status).toBe('refused');
  });

  it('counts on in a sub-process that has ended, and is forgotten where the step is done again', () => {
    const process = draw(
      [
        begin('start'),
        user('apply'),
        sub('box', 'begin'),
        ...inside('box', begin('begin'), user('vote', { mode: 'vote', passPercent: 50 }), end('done')),
        user('next'),
        end('end'),
      ],
      ['start -> apply -> box -> next -> end', 'begin -> vote -> done'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(process, { people }).complete('apply');
    const pass = () => run.complete('vote', 'amy').complete('vote', 'ben').complete('vote', 'cat');
    pass();
    takeBack(run, 'cat', 'vote');
    expect(run.tasks).toEqual(['vote:cat', 'vote:dan', 'vote:eve']);
    run.complete('vote', 'dan').back('next', 'applicant', 'redo').complete('apply');
    expect(run.tasks).toEqual(['vote:amy', 'vote:ben', 'vote:cat', 'vote:dan', 'vote:eve']);
    pass();
    expect(run.complete('next').state.status).toBe('completed');
  });

  it('counts on in one of several instances', () => {
    const process = draw(
      [
        begin('start'),
        user('vote', { mode: 'vote', passPercent: 50 }, many({ collection: feel('items'), inputItem: 'item' })),
        end('end'),
      ],
      ['start -> vote -> end'],
    );
    const run = new Case(process, { isAsking: true, variables: { items: ['p', 'q'] } });
    run.answer('vote', { approvers: ['amy', 'ben', 'cat'].map((person) => ({ user: person })) });
    run.answer('vote', { approvers: [{ user: 'fay' }] });
    run.complete('vote', 'amy').complete('vote', 'ben');
    takeBack(run, 'amy', 'vote').refuse('vote', 'amy');
    expect(run.tasks).toEqual(['vote:cat', 'vote:fay']);
    expect(run.complete('vote', 'cat').complete('vote', 'fay').state.status).toBe('completed');
  });
});

describe('takeBack of one of several instances while others are open', () => {
  const items = ['p', 'q', 'r'];
  const stepOf = (more: Parameters<typeof many>[0], approval: Parameters<typeof user>[1] = {}, next = user('next')) =>
    draw(
      [
        begin('start'),
        user('vote', approval, many({ collection: feel('items'), inputItem: 'item', ...more })),
        next,
        end('end'),
      ],
      ['start -> vote -> next -> end'],
    );
  const can = (run: Case, by: string): boolean => canTakeBack(run.process, run.state, by, 'vote');
  const started = (process: ReturnType<typeof stepOf>, answers: string[][]): Case => {
    const run = new Case(process, { isAsking: true, variables: { items } });
    for (const people of answers) run.answer('vote', { approvers: people.map((person) => ({ user: person })) });
    return run;
  };
  const three = [['amy'], ['ben'], ['cat']];
  const instances = (run: Case) =>
    run.state.scopes.flatMap(({ loopCounter, variables }) =>
      loopCounter === undefined ? [] : [`${loopCounter} ${String(variables?.['item'])}`],
    );

  it('opens only the own one again, with its item, and each counts once', () => {
    const process = stepOf({ outputCollection: 'all', outputItem: feel('said') });
    const run = started(process, three);
    run.complete('vote', 'amy', { said: 'yes' }).complete('vote', 'ben', { said: 'no' });
    expect([can(run, 'amy'), can(run, 'ben'), can(run, 'cat'), can(run, 'dan')]).toEqual([true, true, false, false]);
    takeBack(run, 'amy', 'vote');
    expect(run.trace).toEqual(['takenBack', 'entered vote', 'created vote:amy rework']);
    expect(run.tasks).toEqual(['vote:amy', 'vote:cat']);
    expect(instances(run)).toEqual(['3 r', '1 p']);
    expect(can(run, 'amy')).toBe(false);
    expect(() => takeBack(run, 'amy', 'vote')).toThrow(tooLate);
    run.complete('vote', 'cat', { said: 'maybe' }).complete('vote', 'amy', { said: 'later' });
    expect(run.state.scopes[0]?.variables?.['all']).toEqual(['later', 'no', 'maybe']);
    // who has done the step is known as ever
    expect(run.state.scopes[0]?.passed?.[0]).toHaveLength(4);
  });

  it('counts for the completion condition only what stands', () => {
    const run = started(stepOf({ completionCondition: feel('numberOfCompletedInstances >= 2') }), three);
    run.complete('vote', 'amy');
    takeBack(run, 'amy', 'vote').complete('vote', 'ben');
    expect(run.tasks).toEqual(['vote:amy', 'vote:cat']);
    run.complete('vote', 'cat');
    expect(run.state.jobs).toMatchObject([{ kind: 'approvers', elementId: 'next' }]);
  });

  it('waits again with the next of sequential instances, while nobody has acted there', () => {
    const run = started(stepOf({ isSequential: true }), [['amy']]).complete('vote', 'amy');
    run.answer('vote', { approvers: [{ user: 'ben' }] });
    takeBack(run, 'amy', 'vote');
    expect(run.tasks).toEqual(['vote:amy']);
    expect(instances(run)).toEqual(['1 p']);
    run
      .complete('vote', 'amy')
      .answer('vote', { approvers: [{ user: 'ben' }] })
      .complete('vote', 'ben');
    expect(can(run, 'amy')).toBe(false);
    run.answer('vote', { approvers: [{ user: 'cat' }] });
    expect(instances(run)).toEqual(['3 r']);
    run.add('vote', 'parallel', ['dan'], 'all', 'cat');
    expect(can(run, 'ben')).toBe(false);
    expect(() => takeBack(run, 'ben', 'vote')).toThrow(tooLate);
  });

  it('asks only who took it back where several did the instance together', () => {
    const run = started(stepOf({}, { mode: 'all' }), [['amy', 'ben'], ['cat'], ['dan']]);
    run.complete('vote', 'amy').complete('vote', 'ben').complete('vote', 'cat');
    takeBack(run, 'ben', 'vote');
    expect(run.tasks).toEqual(['vote:ben', 'vote:dan']);
    run.complete('vote', 'ben').complete('vote', 'dan');
    expect(run.state.jobs).toMatchObject([{ kind: 'approvers', elementId: 'next' }]);
  });

  it('takes the last first back of who did several', () => {
    const run = started(stepOf({}), [['amy'], ['amy'], ['ben']])
      .complete('vote', 'amy')
      .complete('vote', 'amy');
    takeBack(run, 'amy', 'vote');
    takeBack(run, 'amy', 'vote');
    expect(instances(run)).toEqual(['3 r', '2 q', '1 p']);
    expect(can(run, 'amy')).toBe(false);
    run.complete('vote', 'amy').complete('vote', 'ben').complete('vote', 'amy');
    expect(run.state.jobs).toMatchObject([{ kind: 'approvers', elementId: 'next' }]);
  });
});

describe('takeBack around a complex gateway in a loop', () => {
  it('goes back into the former round also after a step of this round was taken back', () => {
    const rounds = draw(
      [
        begin('start'),
        xor('again'),
        and('fork'),
        user('x'),
        user('y'),
        complex('join', 'activationCount >= 2'),
        xor('split', 'on'),
        end('end'),
      ],
      [
        'start -> again -> fork',
        'fork -> x -> join',
        'fork -> y -> join',
        'join -> split',
        'split -> again : more = true',
        'on = split -> end',
      ],
    );
    const run = new Case(rounds, { variables: { more: true } }).complete('x').complete('y').complete('x');
    run.do({ type: 'takeBack', elementId: 'x', by: 'x' }).do({ type: 'takeBack', elementId: 'y', by: 'y' });
    expect(run.tasks).toEqual(['y:y']);
    run.complete('y', undefined, { more: false });
    expect(run.incidentCodes).toEqual([]);
    expect(run.state.status).toBe('completed');
  });
});

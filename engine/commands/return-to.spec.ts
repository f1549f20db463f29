import { Case } from '../../test/support/engine/case.js';
import {
  and,
  begin,
  boundary,
  complex,
  draw,
  duration,
  end,
  eventSub,
  feel,
  inside,
  many,
  message,
  or,
  sub,
  user,
  wait,
  xor,
} from '../../test/support/engine/draw.js';
import { returnTargets } from '../index.js';
import type { Json, Process } from '../index.js';

const targetsOf = (run: Case, elementId: string): string[] =>
  returnTargets(run.process, run.state, run.taskId(elementId)).map((step) => step.elementId);

const line = draw(
  [begin('start'), user('apply'), user('head'), user('chair'), end('end')],
  ['start -> apply -> head -> chair -> end'],
  { applicantTaskId: 'apply' },
);

/** apply, then two branches of two steps each, then last. */
const branches = draw(
  [
    begin('start'),
    user('apply'),
    and('fork'),
    user('a1'),
    user('a2'),
    user('b1'),
    user('b2'),
    and('join'),
    user('last'),
    end('end'),
  ],
  ['start -> apply -> fork', 'fork -> a1 -> a2 -> join', 'fork -> b1 -> b2 -> join', 'join -> last -> end'],
  { applicantTaskId: 'apply' },
);

describe('returnTo redo', () => {
  it('goes back to the applicant and takes every step again', () => {
    const run = new Case(line).complete('apply').complete('head').back('chair', 'applicant');
    expect(run.trace).toEqual([
      'return chair:chair',
      'returned chair>apply',
      'canceled chair returned',
      'entered apply',
      'created apply:applicant rework',
    ]);
    expect(run.complete('apply').tasks).toEqual(['head:head']);
    run.complete('head').complete('chair');
    expect(run.state.status).toBe('completed');
  });

  it('goes back to the previous step, to who did it', () => {
    const run = new Case(line, { people: { head: ['role:head'] } }).complete('apply');
    run.complete('head', 'role:head');
    expect(run.back('chair', 'previous').tasks).toEqual(['head:role:head']);
  });

  it('offers the passed steps only', () => {
    const run = new Case(line).complete('apply').complete('head');
    expect(targetsOf(run, 'chair')).toEqual(['apply', 'head']);
    expect(returnTargets(run.process, run.state, run.taskId('chair')).map((step) => step.isPrevious)).toEqual([
      false,
      true,
    ]);
    run.back('chair', { elementId: 'head' });
    expect(targetsOf(run, 'head')).toEqual(['apply']);
    expect(() => run.back('head', { elementId: 'chair' })).toThrow(
      expect.objectContaining({ code: 'return.notPassed' }),
    );
    run.back('head', 'applicant');
    expect(() => run.back('apply', 'previous')).toThrow(expect.objectContaining({ code: 'return.notPassed' }));
  });

  it('lets a complex gateway that is through fire again', () => {
    const process = draw(
      [
        begin('start'),
        user('apply'),
        and('fork'),
        user('a'),
        user('b'),
        complex('join', 'activationCount >= 2'),
        user('last'),
        end('end'),
      ],
      ['start -> apply -> fork', 'fork -> a -> join', 'fork -> b -> join', 'join -> last -> end'],
    );
    const run = new Case(process).complete('apply').complete('a').complete('b').back('last', { elementId: 'b' });
    expect(run.tasks).toEqual(['b:b']);
    run.complete('b');
    expect([run.tasks, run.incidentCodes]).toEqual([['last:last'], []]);
    expect(run.complete('last').state.status).toBe('completed');
  });

  it('lets a complex gateway fire again inside a sub-process that was over', () => {
    const process = draw(
      [
        begin('start'),
        user('apply'),
        sub('sub', 'i'),
        ...inside(
          'sub',
          begin('i'),
          and('fork'),
          user('a'),
          user('b'),
          complex('join', 'activationCount >= 2'),
          end('n'),
        ),
        user('last'),
        end('end'),
      ],
      ['start -> apply -> sub -> last -> end', 'i -> fork', 'fork -> a -> join', 'fork -> b -> join', 'join -> n'],
    );
    const run = new Case(process).complete('apply').complete('a').complete('b').back('last', { elementId: 'b' });
    run.complete('b');
    expect([run.tasks, run.incidentCodes]).toEqual([['last:last'], []]);
  });

  it('can be done twice in a row to the same step', () => {
    const run = new Case(line).complete('apply').complete('head');
    run.back('chair', 'previous').complete('head').back('chair', 'previous').complete('head').complete('chair');
    expect(run.state.status).toBe('completed');
    expect(run.count('head')).toBe(3);
  });

  it('goes back over a gateway to the step that was really passed', () => {
    const process = draw(
      [begin('start'), xor('split', 'small'), user('big'), user('little'), xor('merge'), user('last'), end('end')],
      [
        'start -> split',
        'large = split -> big : amount > 10',
        'small = split -> little',
        'big -> merge',
        'little -> merge',
        'merge -> last -> end',
      ],
    );
    const run = new Case(process, { variables: { amount: 50 } }).complete('big');
    expect(targetsOf(run, 'last')).toEqual(['big']);
    expect(run.back('last', 'previous').tasks).toEqual(['big:big']);
  });
});

describe('returnTo in parallel branches', () => {
  it('inside one branch leaves the other alone, whether it runs', () => {
    const run = new Case(branches).complete('apply').complete('a1').complete('b1');
    run.back('a2', { elementId: 'a1' });
    expect(run.tasks).toEqual(['a1:a1', 'b2:b2']);
    run.complete('a1').complete('b2').complete('a2');
    expect(run.tasks).toEqual(['last:last']);
    expect(run.complete('last').state.status).toBe('completed');
    expect(run.count('last')).toBe(1);
  });

  it('or has arrived at the join', () => {
    const run = new Case(branches).complete('apply').complete('b1').complete('b2').complete('a1');
    run.back('a2', 'previous').complete('a1').complete('a2');
    expect(run.tasks).toEqual(['last:last']);
    expect(run.complete('last').state.status).toBe('completed');
  });

  it('to before the fork cancels the other branch, also what arrived at the join', () => {
    for (const isArrived of [false, true]) {
      const run = new Case(branches).complete('apply').complete('b1');
      if (isArrived) run.complete('b2');
      run.back('a1', 'applicant');
      expect(run.tasks).toEqual(['apply:applicant']);
      expect(run.state.tokens).toEqual([]);
      for (const id of ['apply', 'a1', 'a2', 'b1', 'b2', 'last']) run.complete(id);
      expect(run.state.status).toBe('completed');
      expect(run.count('last')).toBe(1);
    }
  });

  it('from behind the join into one branch does only that branch again, and the join fires once more', () => {
    const run = new Case(branches).complete('apply');
    for (const id of ['a1', 'a2', 'b1', 'b2']) run.complete(id);
    run.back('last', { elementId: 'a2' });
    expect(run.tasks).toEqual(['a2:a2']);
    run.complete('a2');
    expect(run.tasks).toEqual(['last:last']);
    expect(run.complete('last').state.status).toBe('completed');
  });

  it('does not offer steps of the other branch', () => {
    const run = new Case(branches).complete('apply').complete('a1').complete('b1');
    expect(targetsOf(run, 'a2')).toEqual(['apply', 'a1']);
    expect(targetsOf(run, 'b2')).toEqual(['apply', 'b1']);
  });

  it('works within nested forks', () => {
    const process = draw(
      [
        begin('start'),
        and('f1'),
        user('x'),
        and('f2'),
        user('a1'),
        user('a2'),
        user('b'),
        and('j2'),
        user('mid'),
        and('j1'),
        user('last'),
        end('end'),
      ],
      [
        'start -> f1',
        'f1 -> x -> j1',
        'f1 -> f2',
        'f2 -> a1 -> a2 -> j2',
        'f2 -> b -> j2',
        'j2 -> mid -> j1',
        'j1 -> last -> end',
      ],
    );
    const run = new Case(process).complete('x');
    for (const id of ['a1', 'a2', 'b', 'mid']) run.complete(id);
    run.back('last', { elementId: 'a1' });
    for (const id of ['a1', 'a2', 'mid']) run.complete(id);
    expect(run.tasks).toEqual(['last:last']);
    expect(run.complete('last').state.status).toBe('completed');
  });

  const loop = draw(
    [
      begin('start'),
      xor('again'),
      and('fork'),
      user('a1'),
      user('a2'),
      user('b'),
      and('join'),
      user('review'),
      xor('done', 'yes'),
      end('end'),
    ],
    [
      'start -> again -> fork',
      'fork -> a1 -> a2 -> join',
      'fork -> b -> join',
      'join -> review -> done',
      'no = done -> again : rounds < 2',
      'yes = done -> end',
    ],
  );

  it('stays inside a branch that stands in a loop', () => {
    const run = new Case(loop, { variables: { rounds: 1 } }).complete('a1');
    run.back('a2', 'previous');
    expect(run.tasks).toEqual(['a1:a1', 'b:b']);
    run.complete('b').complete('a1').complete('a2').complete('review', undefined, { rounds: 1 });
    expect(run.tasks).toEqual(['a1:a1', 'b:b']);
    run.complete('a1').complete('a2').complete('b').complete('review', undefined, { rounds: 2 });
    expect(run.state.status).toBe('completed');
  });

  it('goes to a step of the round before, with everything of the new round', () => {
    const run = new Case(loop, { variables: { rounds: 1 } })
      .complete('a1')
      .complete('a2')
      .complete('b')
      .complete('review');
    expect(run.tasks).toEqual(['a1:a1', 'b:b']);
    run.back('a1', { elementId: 'review' });
    expect(run.tasks).toEqual(['review:review']);
    expect(run.complete('review', undefined, { rounds: 2 }).state.status).toBe('completed');
  });

  it('holds an inclusive join until the branch is done again', () => {
    const process = draw(
      [begin('start'), or('fork'), user('a1'), user('a2'), user('b'), or('join'), user('last'), end('end')],
      ['start -> fork', 'fork -> a1 -> a2 -> join', 'fork -> b -> join', 'join -> last -> end'],
    );
    const run = new Case(process).complete('a1').complete('a2');
    run.complete('b').back('last', { elementId: 'a1' }).complete('a1').complete('a2');
    expect(run.tasks).toEqual(['last:last']);
    expect(run.complete('last').state.status).toBe('completed');
  });
});

describe('returnTo and what hangs on a step', () => {
  it('withdraws timers of the steps that are done again', () => {
    const process = draw(
      [
        begin('start'),
        user('first'),
        user('second'),
        boundary('late', 'second', duration('PT1H')),
        end('end'),
        end('over'),
      ],
      ['start -> first -> second -> end', 'late -> over'],
    );
    const run = new Case(process).complete('first').back('second', 'previous');
    expect(run.state.jobs).toEqual([]);
    expect(run.trace).toContain('job.canceled');
    run.complete('first').complete('second');
    expect(run.state.status).toBe('completed');
  });

  it('withdraws what another branch waits for, when the target is before the fork', () => {
    const process = draw(
      [begin('start'), user('first'), and('fork'), user('a'), wait('pause', duration('PT1H')), and('join'), end('end')],
      ['start -> first -> fork', 'fork -> a -> join', 'fork -> pause -> join', 'join -> end'],
    );
    const run = new Case(process).complete('first').back('a', 'previous');
    expect(run.state.jobs).toEqual([]);
    expect(run.state.scopes.map(({ elementId }) => elementId)).toEqual(['process', 'first']);
  });

  const committee = (mode: 'all' | 'any' | 'sequential'): Process =>
    draw(
      [begin('start'), user('apply'), user('vote', { mode }), user('last'), end('end')],
      ['start -> apply -> vote -> last -> end'],
      {
        applicantTaskId: 'apply',
      },
    );
  const people = { people: { vote: ['amy', 'ben', 'cat'] } };

  it('cancels the others of a 会签 and asks everybody again', () => {
    const run = new Case(committee('all'), people).complete('apply').complete('vote', 'amy');
    run.back('vote', 'applicant', 'redo', 'ben');
    expect(run.tasks).toEqual(['apply:applicant']);
    expect(run.complete('apply').tasks).toEqual(['vote:amy', 'vote:ben', 'vote:cat']);
  });

  it('after a 会签 asks those who did it', () => {
    const run = new Case(committee('all'), people).complete('apply');
    run.complete('vote', 'cat').complete('vote', 'amy').complete('vote', 'ben');
    expect(run.back('last', 'previous').tasks).toEqual(['vote:amy', 'vote:ben', 'vote:cat']);
  });

  it('after a 或签 asks the one who did it', () => {
    const run = new Case(committee('any'), people).complete('apply').complete('vote', 'cat');
    expect(run.back('last', 'previous').tasks).toEqual(['vote:cat']);
  });

  it('takes pending 加签 with it', () => {
    const run = new Case(committee('all'), people).complete('apply');
    run.add('vote', 'before', ['dan'], 'all', 'amy').back('vote', 'applicant', 'redo', 'ben');
    expect(run.tasks).toEqual(['apply:applicant']);
    expect(run.state.groups).toHaveLength(1);
    run.complete('apply');
    for (const person of ['amy', 'ben', 'cat']) run.complete('vote', person);
    expect(run.complete('last').state.status).toBe('completed');
  });

  it('can be given by a person who was added', () => {
    const run = new Case(committee('all'), people).complete('apply').add('vote', 'before', ['dan'], 'all', 'amy');
    expect(run.back('vote', 'applicant', 'redo', 'dan').tasks).toEqual(['apply:applicant']);
  });
});

describe('returnTo with sub-processes', () => {
  const nested = draw(
    [
      begin('start'),
      user('apply'),
      sub('part', 'in'),
      ...inside('part', begin('in'), user('one'), user('two'), end('out')),
      user('last'),
      end('end'),
    ],
    ['start -> apply -> part -> last -> end', 'in -> one -> two -> out'],
    { applicantTaskId: 'apply' },
  );

  it('goes out of one', () => {
    const run = new Case(nested).complete('apply').complete('one');
    run.back('two', 'applicant');
    expect(run.state.scopes.map(({ elementId }) => elementId)).toEqual(['process', 'apply']);
    run.complete('apply').complete('one').complete('two').complete('last');
    expect(run.state.status).toBe('completed');
  });

  it('goes to the step before one from its first step', () => {
    const run = new Case(nested).complete('apply');
    expect(run.back('one', 'previous').tasks).toEqual(['apply:applicant']);
  });

  it('goes into one that is over', () => {
    const run = new Case(nested).complete('apply').complete('one').complete('two');
    expect(targetsOf(run, 'last')).toEqual(['apply', 'one', 'two']);
    run.back('last', { elementId: 'two' });
    expect(run.tasks).toEqual(['two:two']);
    expect(targetsOf(run, 'two')).toEqual(['apply', 'one']);
    run.complete('two').complete('last');
    expect(run.state.status).toBe('completed');
  });

  it('goes into one branch of one that is over, whose join fires once more', () => {
    const process = draw(
      [
        begin('start'),
        sub('part', 'in'),
        ...inside('part', begin('in'), and('fork'), user('a'), user('b'), and('join'), user('c'), end('out')),
        user('last'),
        end('end'),
      ],
      ['start -> part -> last -> end', 'in -> fork', 'fork -> a -> join', 'fork -> b -> join', 'join -> c -> out'],
    );
    const run = new Case(process).complete('a').complete('b').complete('c');
    run.back('last', { elementId: 'a' }).complete('a');
    expect(run.tasks).toEqual(['c:c']);
    expect(run.complete('c').complete('last').state.status).toBe('completed');
  });

  it('stays within one instance of a multi-instance sub-process', () => {
    const process = draw(
      [
        begin('start'),
        user('apply'),
        sub('part', 'in', many({ cardinality: feel('2') })),
        ...inside('part', begin('in'), user('one'), user('two'), end('out')),
        user('last'),
        end('end'),
      ],
      ['start -> apply -> part -> last -> end', 'in -> one -> two -> out'],
    );
    const run = new Case(process).complete('apply').complete('one').complete('one');
    run.back('two', 'previous');
    expect(run.tasks).toEqual(['one:one', 'two:two']);
    run.complete('one').complete('two').complete('two');
    expect(targetsOf(run, 'last')).toEqual(['apply']);
    expect(run.complete('last').state.status).toBe('completed');
  });
});

describe('returnTo direct (直送)', () => {
  it('comes straight back to the one who returned', () => {
    const run = new Case(line, { people: { chair: ['role:chair'] } }).complete('apply').complete('head');
    run.do({ type: 'returnTo', taskId: run.taskId('chair'), target: 'applicant', mode: 'direct', by: 'zoe' });
    expect(run.tasks).toEqual(['apply:applicant']);
    run.complete('apply');
    expect(run.trace).toEqual(['approve apply:applicant', 'completed apply', 'created chair:zoe resumed']);
    expect(run.complete('chair').state.status).toBe('completed');
  });

  it('keeps what others of a 会签 decided, and the rest go on afterwards', () => {
    const process = draw(
      [begin('start'), user('apply'), user('vote', { mode: 'all', returnMode: 'direct' }), end('end')],
      ['start -> apply -> vote -> end'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(process, { people: { vote: ['amy', 'ben', 'cat'] } })
      .complete('apply')
      .complete('vote', 'amy');
    run.back('vote', 'applicant', undefined, 'ben');
    expect(run.tasks).toEqual(['apply:applicant', 'vote:cat…']);
    expect(() => run.complete('vote', 'cat')).toThrow(expect.objectContaining({ code: 'task.waiting' }));
    run.complete('apply');
    expect(run.tasks).toEqual(['vote:ben', 'vote:cat']);
    run.complete('vote', 'cat').complete('vote', 'ben');
    expect(run.state.status).toBe('completed');
  });

  it('leaves other branches alone even when the target is before the fork', () => {
    const run = new Case(branches).complete('apply').complete('b1').complete('b2').complete('a1');
    run.back('a2', 'applicant', 'direct');
    expect(run.tasks).toEqual(['apply:applicant']);
    run.complete('apply').complete('a2');
    expect(run.tasks).toEqual(['last:last']);
    expect(run.complete('last').state.status).toBe('completed');
  });

  it('comes back into one instance of a multi-instance step', () => {
    const process = draw(
      [begin('start'), user('apply'), user('check', {}, many({ cardinality: feel('2') })), end('end')],
      ['start -> apply -> check -> end'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(process).complete('apply').back('check', 'applicant', 'direct');
    expect(run.tasks).toEqual(['apply:applicant', 'check:check']);
    run.complete('check').complete('apply').complete('check');
    expect(run.state.status).toBe('completed');
  });

  it('can be returned further from the rework', () => {
    const run = new Case(line).complete('apply').complete('head').back('chair', 'previous', 'direct');
    expect(run.tasks).toEqual(['head:head']);
    run.back('head', 'previous', 'direct');
    expect(run.tasks).toEqual(['apply:applicant']);
    run.complete('apply');
    expect(run.tasks).toEqual(['head:head']);
    run.complete('head');
    expect(run.tasks).toEqual(['chair:chair']);
    expect(run.complete('chair').state.status).toBe('completed');
  });

  it('takes every step again when the rework is returned with redo', () => {
    const run = new Case(line)
      .complete('apply')
      .complete('head')
      .back('chair', 'previous', 'direct')
      .back('head', 'applicant');
    expect(run.tasks).toEqual(['apply:applicant']);
    for (const id of ['apply', 'head', 'chair']) run.complete(id);
    expect(run.state.status).toBe('completed');
  });

  it('keeps 加签 that waited beside the returner', () => {
    const run = new Case(line).complete('apply').complete('head').add('chair', 'parallel', ['dan']);
    run.back('chair', 'applicant', 'direct', 'chair');
    expect(run.tasks).toEqual(['apply:applicant', 'chair:dan…']);
    run.complete('apply').complete('chair', 'chair');
    expect(run.tasks).toEqual(['chair:dan']);
    expect(run.complete('chair').state.status).toBe('completed');
  });
});

describe('returnTo with event sub-processes', () => {
  const inBox = (isInterrupting: boolean): Process =>
    draw(
      [
        begin('start'),
        user('apply'),
        sub('box', 'begin'),
        ...inside('box', begin('begin'), user('a'), user('b'), end('done'), eventSub('aside', 'called')),
        ...inside(
          'aside',
          begin('called', { event: message('call'), isInterrupting }),
          user('c'),
          user('d'),
          end('over'),
        ),
        end('end'),
      ],
      ['start -> apply -> box -> end', 'begin -> a -> b -> done', 'called -> c -> d -> over'],
      { applicantTaskId: 'apply' },
    );

  it.each([true, false])(
    'goes out of one, which takes it and all beside it away (interrupting: %s)',
    (isInterrupting) => {
      const run = new Case(inBox(isInterrupting)).complete('apply').complete('a').deliver('called', 'm1');
      expect(targetsOf(run, 'c')).toEqual(['apply']);
      run.back('c', 'applicant');
      expect(run.tasks).toEqual(['apply:applicant']);
      expect(run.waits).toEqual([]);
      run.complete('apply').complete('a').deliver('called', 'm2');
      expect(run.tasks).toEqual(isInterrupting ? ['c:c'] : ['b:b', 'c:c']);
      if (!isInterrupting) run.complete('b');
      expect(run.complete('c').complete('d').state.status).toBe('completed');
    },
  );

  it.each([true, false])('stays within one (interrupting: %s)', (isInterrupting) => {
    const run = new Case(inBox(isInterrupting)).complete('apply').deliver('called', 'm1').complete('c');
    expect(run.back('d', 'previous').tasks).toEqual(isInterrupting ? ['c:c'] : ['a:a', 'c:c']);
    run.complete('c').complete('d');
    if (!isInterrupting) run.complete('a').complete('b');
    expect(run.state.status).toBe('completed');
  });

  it('of a step beside one that runs leaves it alone', () => {
    const run = new Case(inBox(false)).complete('apply').complete('a').deliver('called', 'm1');
    expect(run.back('b', { elementId: 'a' }).tasks).toEqual(['a:a', 'c:c']);
    run.complete('c').complete('d').complete('a').complete('b');
    expect(run.state.status).toBe('completed');
  });
});

describe('退回 to a 票签', () => {
  const voted = (approvers: Json[]): Case => {
    const process = draw(
      [
        begin('start'),
        user('apply'),
        user('vote', {
          mode: 'vote',
          passQuorum: { by: 'weight', value: 5 },
          refuseQuorum: { by: 'weight', value: 4 },
        }),
        user('next', { returnMode: 'redo' }),
        end('end'),
      ],
      ['start -> apply -> vote -> next -> end'],
      { applicantTaskId: 'apply' },
    );
    return new Case(process, { isAsking: true }).complete('apply').answer('vote', { approvers });
  };
  const approvers: Json[] = [
    { user: 'amy', weight: 4 },
    { user: 'ben', weight: 1 },
    { user: 'cat', weight: 1 },
    { group: 'role:chair', weight: 2 },
  ];
  const goesOn = (run: Case): Case => run.answer('next', { approvers: [{ user: 'next' }] });

  it.each(['redo', 'direct'] as const)('asks all who were asked again, with the weights of then (%s)', (mode) => {
    const run = goesOn(voted(approvers).complete('vote', 'amy').complete('vote', 'ben'));
    run.back('next', 'previous', mode, 'next');
    expect(run.tasks).toEqual(['vote:(role:chair)', 'vote:amy', 'vote:ben', 'vote:cat']);
    run.complete('vote', 'ben').complete('vote', 'cat');
    expect(run.tasks).toEqual(['vote:(role:chair)', 'vote:amy']);
    run.complete('vote', 'amy');
    if (mode === 'redo') goesOn(run);
    expect(run.tasks).toEqual(['next:next']);
  });

  it('lets whoever has the weight refuse then', () => {
    const run = goesOn(voted(approvers).complete('vote', 'amy').complete('vote', 'ben'));
    run.back('next', 'previous', 'redo', 'next').refuse('vote', 'amy');
    expect(run.state.status).toBe('refused');
  });
});

import { begin, draw, end, many, feel, user } from '../../test/support/engine/draw.js';
import { Case } from '../../test/support/engine/case.js';
import type { Approval, Process } from '../index.js';

const oneStep = (approval: Partial<Approval>): Process =>
  draw([begin('start'), user('check', approval), end('end')], ['start -> check -> end']);

describe('completeTask', () => {
  it('goes on to the next step and ends the case after the last', () => {
    const process = draw(
      [begin('start'), user('apply'), user('check'), end('end')],
      ['start -> apply -> check -> end'],
    );
    const run = new Case({ ...process, applicantTaskId: 'apply' });
    expect(run.tasks).toEqual(['apply:applicant']);
    run.complete('apply');
    expect(run.trace).toEqual([
      'approve apply:applicant',
      'completed apply',
      'taken apply-check',
      'entered check',
      'created check:check entered',
    ]);
    run.complete('check');
    expect(run.state.status).toBe('completed');
  });

  it('takes an assigned task from its assignee only', () => {
    const run = new Case(oneStep({}));
    const taskId = run.taskId('check');
    expect(() => run.do({ type: 'completeTask', taskId, by: 'stranger' })).toThrow(
      expect.objectContaining({ code: 'task.notYours' }),
    );
    expect(() => run.do({ type: 'completeTask', taskId: 't99', by: 'check' })).toThrow(
      expect.objectContaining({ code: 'task.notOpen' }),
    );
  });

  it('rejects whatever comes after the end', () => {
    const run = new Case(oneStep({}));
    const taskId = run.taskId('check');
    run.complete('check');
    expect(() => run.do({ type: 'completeTask', taskId, by: 'check' })).toThrow(
      expect.objectContaining({ code: 'instance.notRunning' }),
    );
  });

  it('offers one task to several candidates of a single step', () => {
    const run = new Case(oneStep({ mode: 'single' }), { people: { check: ['amy', 'role:clerk'] } });
    expect(run.tasks).toEqual(['check:(amy,role:clerk)']);
    run.complete('check', 'role:clerk');
    expect(run.state.status).toBe('completed');
  });

  it('lets the first of several decide (any)', () => {
    const run = new Case(oneStep({ mode: 'any' }), { people: { check: ['amy', 'ben', 'cat'] } });
    expect(run.tasks).toEqual(['check:amy', 'check:ben', 'check:cat']);
    run.complete('check', 'ben');
    expect(run.trace).toEqual([
      'approve check:ben',
      'canceled check decided',
      'canceled check decided',
      'completed check',
      'taken check-end',
      'ended completed',
    ]);
  });

  it.each([
    ['amy', 'ben', 'cat'],
    ['cat', 'amy', 'ben'],
    ['ben', 'cat', 'amy'],
  ])('waits for everybody (all) in whatever order: %s %s %s', (...order) => {
    const run = new Case(oneStep({ mode: 'all' }), { people: { check: ['amy', 'ben', 'cat'] } });
    for (const person of order) {
      expect(run.state.status).toBe('running');
      run.complete('check', person);
    }
    expect(run.state.status).toBe('completed');
    expect(run.count('check', 'activity.completed')).toBe(1);
  });

  it('asks one after the other (sequential)', () => {
    const run = new Case(oneStep({ mode: 'sequential' }), { people: { check: ['amy', 'ben'] } });
    expect(run.tasks).toEqual(['check:amy']);
    run.complete('check');
    expect(run.tasks).toEqual(['check:ben']);
    run.complete('check');
    expect(run.state.status).toBe('completed');
  });

  it('passes a vote with its share of approvals', () => {
    const run = new Case(oneStep({ mode: 'vote', passPercent: 50 }), {
      people: { check: ['amy', 'ben', 'cat', 'dan'] },
    });
    run.complete('check', 'amy');
    expect(run.state.status).toBe('running');
    run.complete('check', 'cat');
    expect(run.state.status).toBe('completed');
  });

  it('writes variables where later steps see them', () => {
    const process = draw(
      [
        begin('start'),
        user('check'),
        { id: 'gate', kind: 'exclusiveGateway', defaultFlowId: 'small' },
        user('boss'),
        end('end'),
      ],
      ['start -> check -> gate', 'big = gate -> boss : amount > 200000', 'small = gate -> end', 'boss -> end'],
    );
    expect(new Case(process).complete('check', undefined, { amount: 300000 }).tasks).toEqual(['boss:boss']);
    expect(new Case(process).complete('check', undefined, { amount: 100 }).state.status).toBe('completed');
  });

  it('creates the step after a join once, when branches finish by several requests at the same moment', () => {
    const process = draw(
      [
        begin('start'),
        { id: 'fork', kind: 'parallelGateway' },
        ...['a', 'b', 'c'].map((id) => user(id)),
        { id: 'join', kind: 'parallelGateway' },
        user('next'),
        end('end'),
      ],
      ['start -> fork', ...['a', 'b', 'c'].map((id) => `fork -> ${id} -> join`), 'join -> next -> end'],
    );
    const run = new Case(process);
    run.complete('a').complete('c').complete('b');
    expect(run.tasks).toEqual(['next:next']);
    expect(run.count('next')).toBe(1);
  });
});

describe('who need not be asked', () => {
  it('skips the applicant (whenOwn)', () => {
    const run = new Case(oneStep({ whenOwn: 'skip' }), { people: { check: ['applicant'] } });
    expect(run.allEvents.map(({ type }) => type)).toContain('userTask.skipped');
    expect(run.state.status).toBe('completed');
  });

  it('says why a step is passed, who was not asked, and for which of several it was', () => {
    const skipped = (run: Case) =>
      run.allEvents.flatMap((event) =>
        event.type === 'userTask.skipped' ? [[event.reason, event.user, ...event.items]] : [],
      );
    const whenOwn = { whenOwn: 'skip' } as const;
    const own = new Case(oneStep(whenOwn), { people: { check: ['applicant'] } });
    expect(skipped(own)).toEqual([['own', 'applicant']]);
    expect(skipped(new Case(oneStep({ whenEmpty: 'pass' }), { people: { check: [] } }))).toEqual([['empty', null]]);
    const each = many({ collection: feel('rooms'), inputItem: 'room' });
    const several = draw([begin('start'), user('check', whenOwn, each), end('end')], ['start -> check -> end']);
    const run = new Case(several, { people: { check: ['applicant'] }, variables: { rooms: ['attic', 'cellar'] } });
    expect(skipped(run)).toEqual([
      ['own', 'applicant', 'attic'],
      ['own', 'applicant', 'cellar'],
    ]);
  });

  it('says that others are asked than the rules name', () => {
    const run = new Case(oneStep({}), { isAsking: true });
    run.answer('check', { approvers: [{ user: 'amy' }], replaced: 'own' });
    expect(run.allEvents).toContainEqual({ type: 'approvers.replaced', elementId: 'check', reason: 'own', items: [] });
    expect(run.tasks).toEqual(['check:amy']);
  });

  it('asks the others when the applicant is one of them', () => {
    const run = new Case(oneStep({ whenOwn: 'skip', mode: 'all' }), { people: { check: ['applicant', 'amy'] } });
    expect(run.tasks).toEqual(['check:amy']);
    expect(run.complete('check').state.status).toBe('completed');
  });

  it('keeps the applicant as own approver where nothing else is said', () => {
    expect(new Case(oneStep({}), { people: { check: ['applicant'] } }).tasks).toEqual(['check:applicant']);
  });

  const twoSteps = draw(
    [begin('start'), user('first'), user('second', { whenRepeated: 'skip', mode: 'all' }), end('end')],
    ['start -> first -> second -> end'],
  );

  it('takes who approved just before as approved (whenRepeated)', () => {
    const run = new Case(twoSteps, { people: { first: ['amy'], second: ['amy', 'ben'] } });
    run.complete('first');
    expect(run.tasks).toEqual(['second:ben']);
    expect(run.complete('second').state.status).toBe('completed');
  });

  it('passes a step where only that person would be asked', () => {
    const run = new Case(twoSteps, { people: { first: ['amy'], second: ['amy'] } });
    expect(run.complete('first').state.status).toBe('completed');
  });

  it('takes who approved just before in the place of somebody else as approved, too (代理)', () => {
    const run = new Case(twoSteps, { people: { first: ['amy'], second: ['sam', 'ben'] } });
    run.do({ type: 'completeTask', taskId: run.taskId('first'), by: 'amy', standIn: 'sam' });
    expect(run.tasks).toEqual(['second:ben']);
    expect(run.events).toContainEqual(expect.objectContaining({ type: 'userTask.skipped', user: 'sam' }));
  });

  it('takes who was asked by the approver just before and agreed as approved, too (加签)', () => {
    const run = new Case(twoSteps, { people: { first: ['amy'], second: ['xia', 'ben'] } });
    run.add('first', 'before', ['xia']).complete('first', 'xia').complete('first', 'amy');
    expect(run.tasks).toEqual(['second:ben']);
    expect(run.events).toContainEqual(expect.objectContaining({ type: 'userTask.skipped', user: 'xia' }));
  });

  it('does not take the submission by the applicant for an approval', () => {
    const run = new Case({ ...twoSteps, applicantTaskId: 'first' }, { people: { second: ['applicant'] } });
    expect(run.complete('first').tasks).toEqual(['second:applicant']);
  });
});

describe('when nobody is found', () => {
  it('passes', () => {
    const run = new Case(oneStep({ whenEmpty: 'pass' }), { people: { check: [] } });
    expect(run.state.status).toBe('completed');
  });

  it.each(['hold', 'standIn'] as const)('keeps an incident and asks again when it is retried (%s)', (whenEmpty) => {
    const run = new Case(oneStep({ whenEmpty }), { people: { check: [] }, isAsking: true });
    run.do({ type: 'completeJob', jobId: run.jobId('check'), result: { approvers: [] } });
    expect(run.incidentCodes).toEqual(['approvers.nobody@check']);
    run.retry();
    expect(run.incidentCodes).toEqual([]);
    run.do({ type: 'completeJob', jobId: run.jobId('check'), result: { approvers: [{ user: 'amy' }] } });
    expect(run.tasks).toEqual(['check:amy']);
  });

  it('rejects the command', () => {
    const run = new Case(oneStep({ whenEmpty: 'reject' }), { isAsking: true });
    expect(() => run.do({ type: 'completeJob', jobId: run.jobId('check'), result: { approvers: [] } })).toThrow(
      expect.objectContaining({ code: 'approvers.none' }),
    );
  });
});

describe('a user task with a multi-instance marker', () => {
  it('asks for approvers once per item and gives each instance its own variables', () => {
    const marker = many({
      collection: feel('items'),
      inputItem: 'item',
      outputCollection: 'results',
      outputItem: feel('answer'),
    });
    const process = draw([begin('start'), user('check', {}, marker), end('end')], ['start -> check -> end']);
    const run = new Case(process, { variables: { items: ['x', 'y'] } });
    const [first = '', second = ''] = run.state.tasks.map(({ id }) => id);
    run.do({ type: 'completeTask', taskId: second, by: 'check', variables: { answer: 'two' } });
    run.do({ type: 'completeTask', taskId: first, by: 'check', variables: { answer: 'one' } });
    expect(run.state.status).toBe('completed');
    expect(run.variables).toEqual({ items: ['x', 'y'], results: ['one', 'two'] });
  });
});

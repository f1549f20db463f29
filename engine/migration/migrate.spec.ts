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
  message,
  service,
  sub,
  user,
  wait,
  xor,
} from '../../test/support/engine/draw.js';
import { deepFreeze } from '../../test/support/engine/deep-freeze.js';
import { checkMigration, migrate, proposeMigration, step, type MigrationPlan, type Process } from '../index.js';
import type { Command, InstanceState, StepResult } from '../index.js';

const at = '2026-03-02T09:00:00.000Z';
const origin = { at, by: 'admin' };

/** Migrates twice, the second time from the state as it comes back from JSON: the same to the byte. */
function over(run: Case, target: Process, plan = proposeMigration(run.process, target)): StepResult {
  deepFreeze(run.state);
  const result = migrate(run.process, target, run.state, plan, origin);
  const again = migrate(run.process, target, JSON.parse(JSON.stringify(run.state)) as InstanceState, plan, origin);
  expect(JSON.stringify(again)).toBe(JSON.stringify(result));
  return result;
}
/** Goes on in the new version. */
class After {
  state: InstanceState;
  constructor(
    readonly process: Process,
    { state }: StepResult,
  ) {
    this.state = state;
  }
  do(command: Partial<Command> & Pick<Command, 'type'>): this {
    this.state = step(this.process, this.state, { at, by: null, ...command } as Command).state;
    for (const job of this.state.jobs.filter(({ kind }) => kind === 'approvers')) {
      this.do({ type: 'completeJob', jobId: job.id, result: { approvers: [{ user: job.elementId }] } });
    }
    return this;
  }
  complete(elementId: string): this {
    const scope = this.state.scopes.find((each) => each.elementId === elementId);
    const task = this.state.tasks.find(({ scopeId, status }) => scopeId === scope?.id && status === 'open');
    return this.do({ type: 'completeTask', taskId: task?.id ?? '', by: task?.assignee ?? null });
  }
  get active(): string[] {
    return this.state.scopes.slice(1).map(({ elementId }) => elementId);
  }
}
const codes = (run: Case, target: Process, plan?: MigrationPlan): string[] =>
  checkMigration(run.process, target, run.state, plan ?? proposeMigration(run.process, target)).map(
    ({ severity, code, elementId }) => `${severity} ${code} ${elementId}`,
  );

const line = draw(
  [begin('start'), user('apply'), user('check', { mode: 'all' }, { name: '审核' }), end('end')],
  ['start -> apply -> check -> end'],
  { applicantTaskId: 'apply' },
);

describe('proposeMigration', () => {
  it('finds what has the same id, and what alone of its kind has the same name', () => {
    const target = draw(
      [begin('start'), user('apply'), user('review', {}, { name: '审核' }), user('sign'), end('end')],
      ['start -> apply -> review -> sign -> end'],
    );
    expect(proposeMigration(line, target).elements).toEqual({
      start: 'start',
      apply: 'apply',
      check: 'review',
      end: 'end',
      'start-apply': 'start-apply',
      'apply-check': 'apply-review',
    });
  });

  it('leaves open what could be several, and what is of another kind', () => {
    const target = draw(
      [begin('start'), service('apply'), user('a', {}, { name: '审核' }), user('b', {}, { name: '审核' }), end('end')],
      ['start -> apply -> a -> b -> end'],
    );
    expect(Object.keys(proposeMigration(line, target).elements)).toEqual(['start', 'end']);
  });
});

describe('migrate', () => {
  it('keeps tasks with their people and what they decided, and goes on in the new version', () => {
    const steps = [
      begin('start'),
      user('apply'),
      user('review', { mode: 'all' }, { name: '审核' }),
      user('sign'),
      end('end'),
    ];
    const target = draw(inside('second', ...steps), ['start -> apply -> review -> sign -> end'], {
      id: 'second',
      startEventId: 'start',
      applicantTaskId: 'apply',
    });
    const run = new Case(line, { people: { check: ['amy', 'ben'] } }).complete('apply').complete('check', 'amy');
    const result = over(run, target);
    expect(result.events.map(({ type }) => type)).toEqual(['instance.migrated', 'userTask.migrated']);
    expect(result.state.processId).toBe('second');
    const after = new After(target, result);
    expect(after.active).toEqual(['review']);
    after.complete('review');
    expect(after.active).toEqual(['sign']);
    expect(after.complete('sign').state.status).toBe('completed');
  });

  it('gives the process the values that it was not told before', () => {
    const target = draw(
      [
        begin('start'),
        user('apply'),
        user('check', {}, { name: '审核' }),
        xor('which', 'which-end'),
        user('sign'),
        end('end'),
      ],
      ['start -> apply -> check -> which', 'which -> sign : days > 3', 'sign -> end', 'which -> end'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(line).complete('apply');
    const plan = proposeMigration(line, target);
    const result = migrate(line, target, run.state, plan, { ...origin, variables: { days: 5 } });
    expect(result.events).toContainEqual({ type: 'variables.changed', variables: { days: 5 } });
    expect(new After(target, result).complete('check').active).toEqual(['sign']);
  });

  it('keeps the steps that were passed, so that they can be returned to', () => {
    const target = draw(
      [begin('a0'), user('apply'), user('zero'), user('check', { mode: 'all' }), end('end')],
      ['a0 -> apply -> zero -> check -> end'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(line).complete('apply');
    const after = new After(target, over(run, target));
    const [task] = after.state.tasks;
    after.do({ type: 'returnTo', taskId: task!.id, target: 'applicant', by: 'check' });
    expect(after.active).toEqual(['apply']);
    expect(after.complete('apply').active).toEqual(['zero']);
  });

  it('keeps what is parked at a join, which fires when the new version needs no more', () => {
    const process = (more: string[]): Process =>
      draw(
        [begin('start'), and('fork'), user('a'), user('b'), user('c'), and('join'), user('last'), end('end')],
        ['start -> fork', 'fork -> a -> join', 'fork -> b -> join', 'join -> last -> end', ...more],
      );
    const run = new Case(process(['fork -> c -> join'])).complete('a').complete('c');
    const target = process(['c -> last']);
    expect(codes(run, target)).toEqual(['error migration.flowUnmapped c-join']);
    const waiting = new Case(process([])).complete('a');
    const wider = new After(process(['fork -> c -> join']), over(waiting, process(['fork -> c -> join'])));
    wider.complete('b');
    expect(wider.state.incidents.map(({ code }) => code)).toEqual(['join.deadlock']);
    const narrower = new Case(process(['fork -> c -> join'])).complete('a').complete('b');
    expect(over(narrower, process([])).state.tokens).toEqual([]);
  });

  it('keeps due times, drops boundary events that are gone and waits for new ones', () => {
    const version = (...edges: [string, string][]): Process =>
      draw(
        [
          begin('start'),
          user('check'),
          ...edges.map(([id, time]) => boundary(id, 'check', duration(time))),
          user('late'),
          end('end'),
        ],
        ['start -> check -> end', ...edges.map(([id]) => `${id} -> late`), 'late -> end'],
      );
    const run = new Case(version(['one', 'PT5H'], ['two', 'PT6H']));
    const target = version(['one', 'PT9H'], ['three', 'PT2H']);
    expect(codes(run, target)).toEqual(['warning migration.eventDropped two', 'warning migration.eventAdded three']);
    const { state, events, jobs } = over(run, target);
    expect(state.jobs.map(({ elementId, dueAt }) => [elementId, dueAt])).toEqual([
      ['one', '2026-03-02T13:00:00.000Z'],
      ['three', '2026-03-02T11:00:00.000Z'],
    ]);
    expect(events.map(({ type }) => type)).toContain('job.canceled');
    expect(jobs).toEqual([expect.objectContaining({ kind: 'timer', elementId: 'three' })]);
  });

  it('subscribes anew when another message is waited for', () => {
    const version = (name: string): Process =>
      draw([begin('start'), wait('mail', message(name)), end('end')], ['start -> mail -> end']);
    const run = new Case(version('old'));
    expect(over(run, version('old')).jobs).toEqual([]);
    const { jobs, events } = over(run, version('new'));
    expect(jobs).toEqual([expect.objectContaining({ kind: 'message', name: 'new' })]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'job.canceled' }));
  });

  it('keeps calls that run and incidents, which can be retried in the new version', () => {
    const version = (call: string): Process =>
      draw(
        [begin('start'), service(call, { name: 'call' }), xor('split'), user('a'), end('end')],
        [`start -> ${call} -> split`, 'split -> a : x = 1', 'a -> end'],
      );
    const target = version('other');
    const calling = over(new Case(version('call')), target);
    expect(calling.state.jobs.map(({ elementId }) => elementId)).toEqual(['other']);
    expect(calling.events).toContainEqual(expect.objectContaining({ type: 'job.migrated', elementId: 'other' }));
    const stuck = new After(target, over(new Case(version('call')).answer('call'), target));
    stuck.do({ type: 'setVariables', variables: { x: 1 } });
    stuck.do({ type: 'retryIncident', incidentId: stuck.state.incidents[0]!.id });
    expect(stuck.complete('a').state.status).toBe('completed');
  });

  it('keeps where several instances of a sub-process are', () => {
    const version = (inner: string): Process =>
      draw(
        [
          begin('start'),
          sub('box', 'begin', many({ cardinality: feel('2') })),
          ...inside('box', begin('begin'), user(inner, {}, { name: 'inner' }), end('done')),
          end('end'),
        ],
        ['start -> box -> end', `begin -> ${inner} -> done`],
      );
    const after = new After(version('y'), over(new Case(version('x')).complete('x'), version('y')));
    expect(after.complete('y').state.status).toBe('completed');
  });

  it('keeps a suspended case suspended', () => {
    const run = new Case(line).complete('apply').do({ type: 'suspend' });
    const after = new After(line, over(run, line));
    expect(after.state.status).toBe('suspended');
    expect(after.do({ type: 'resume' }).complete('check').state.status).toBe('completed');
  });

  it('changes nothing when anything does not fit, and names all of it', () => {
    const source = draw(
      [
        begin('start'),
        and('fork'),
        user('a'),
        user('b'),
        user('c', {}, many({ cardinality: feel('2') })),
        sub('box', 'begin'),
        ...inside('box', begin('begin'), user('d'), end('done')),
        wait('pause', duration('PT1H')),
        end('end'),
      ],
      [
        'start -> fork',
        'fork -> a -> end',
        'fork -> b -> end',
        'fork -> c -> end',
        'fork -> box -> end',
        'fork -> pause',
        'pause -> end',
        'begin -> d -> done',
      ],
    );
    const target = draw(
      [begin('start'), and('fork'), service('b'), user('c'), user('d'), wait('pause', message('m')), end('end')],
      ['start -> fork', 'fork -> b -> end', 'fork -> c -> end', 'fork -> d -> end', 'fork -> pause -> end'],
    );
    const run = new Case(source);
    const { elements } = proposeMigration(source, target);
    const plan = { elements: { ...elements, b: 'b', a: 'nothing' } };
    expect(codes(run, target, plan)).toEqual([
      'error migration.targetMissing a',
      'error migration.kindChanged b',
      'error migration.loopChanged c',
      'error migration.unmapped box',
      'error migration.eventChanged pause',
      'error migration.levelChanged d',
    ]);
    expect(() => migrate(source, target, run.state, plan, origin)).toThrow(
      expect.objectContaining({ code: 'migration.impossible' }),
    );
  });

  it('is not for a case that has ended', () => {
    const run = new Case(line).do({ type: 'terminate' });
    expect(() => migrate(line, line, run.state, { elements: {} }, origin)).toThrow(
      expect.objectContaining({ code: 'instance.notRunning' }),
    );
  });

  it('warns of passed steps that are forgotten', () => {
    const target = draw([begin('start'), user('check', { mode: 'all' }), end('end')], ['start -> check -> end']);
    expect(codes(new Case(line).complete('apply'), target)).toEqual(['warning migration.stepForgotten apply']);
  });
});

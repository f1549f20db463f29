import { Case } from '../../test/support/engine/case.js';
import {
  and,
  begin,
  boundary,
  call,
  complex,
  draw,
  end,
  error,
  escalation,
  eventSub,
  feel,
  inside,
  loop,
  many,
  message,
  service,
  signal,
  sub,
  throws,
  user,
  xor,
} from '../../test/support/engine/draw.js';
import type { EventDefinition } from '../index.js';

const undo = (activityId: string): EventDefinition => ({ kind: 'compensation', activityId, waitsForCompletion: true });
const undone: EventDefinition = { kind: 'compensation', activityId: null, waitsForCompletion: true };
/** A service that can be undone by another. */
const booked = (id: string, handler: string) => [
  service(id, { compensationHandlerId: handler }),
  boundary(`at-${id}`, id, undone),
  service(handler, { isForCompensation: true }),
];

describe('things that meet', () => {
  it('退回 of a 会签 inside one of several instances leaves an event sub-process beside it alone', () => {
    const process = draw(
      [
        begin('start'),
        user('apply'),
        sub('part', 'in', many({ cardinality: feel('2') })),
        end('end'),
        ...inside(
          'part',
          begin('in'),
          user('one'),
          user('two', { mode: 'all' }),
          end('out'),
          eventSub('beside', 'asked'),
        ),
        ...inside(
          'beside',
          begin('asked', { event: message('m'), isInterrupting: false }),
          user('answer'),
          end('over'),
        ),
      ],
      ['start -> apply -> part -> end', 'in -> one -> two -> out', 'asked -> answer -> over'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(process, { people: { two: ['x', 'y'] } }).complete('apply').complete('one');
    run.deliver('asked', 'm1').back('two', { elementId: 'one' }, 'redo', 'x');
    expect(run.tasks).toEqual(['answer:answer', 'one:one', 'one:one']);
    run.complete('one').complete('one').complete('answer');
    for (const person of ['x', 'y', 'x', 'y']) run.complete('two', person);
    expect(run.state.status).toBe('completed');
  });

  it('every round of a loop is undone with what an event sub-process did in it, the last first', () => {
    const process = draw(
      [
        begin('start'),
        sub('round', 'in', loop(3)),
        throws('undo', undo('round')),
        end('end'),
        ...inside(
          'round',
          begin('in'),
          ...booked('book', 'unbook'),
          user('check'),
          end('out'),
          eventSub('beside', 'asked'),
        ),
        ...inside(
          'beside',
          begin('asked', { event: signal('x'), isInterrupting: false }),
          ...booked('more', 'less'),
          end('over'),
        ),
      ],
      ['start -> round -> undo -> end', 'in -> book -> check -> out', 'asked -> more -> over'],
    );
    const run = new Case(process).answer('book');
    run
      .do({ type: 'deliverSignal', jobId: run.jobId('asked') })
      .answer('more')
      .complete('check');
    for (let i = 0; i < 2; i += 1) run.answer('book').complete('check');
    const order: string[] = [];
    for (let [job] = run.state.jobs; job !== undefined; [job] = run.state.jobs) {
      order.push(job.elementId);
      run.do({ type: 'completeJob', jobId: job.id, result: null });
    }
    expect(order).toEqual(['unbook', 'unbook', 'less', 'unbook']);
    expect(run.state.status).toBe('completed');
  });

  it('a complex gateway in a loop swallows in each round what comes too late', () => {
    const process = draw(
      [
        begin('start'),
        xor('again'),
        and('fork'),
        user('a'),
        user('b'),
        user('c'),
        complex('join', 'activationCount >= 2'),
        user('after'),
        xor('split', 'on'),
        end('end'),
      ],
      [
        'start -> again -> fork',
        'fork -> a -> join',
        'fork -> b -> join',
        'fork -> c -> join',
        'join -> after -> split',
        'split -> again : more = true',
        'on = split -> end',
      ],
    );
    const run = new Case(process, { variables: { more: true } });
    run.complete('a').complete('b').complete('c').complete('after').complete('c').complete('a');
    run.complete('after', undefined, { more: false });
    expect(run.tasks).toEqual(['b:b']);
    run.complete('b');
    expect([run.state.status, run.count('after')]).toEqual(['completed', 2]);
  });

  it('each of several called processes escalates beside its call', () => {
    const process = draw(
      [
        begin('start'),
        { ...call('calls'), ...many({ cardinality: feel('2') }) },
        boundary('told', 'calls', escalation('x'), false),
        user('handle'),
        end('end'),
      ],
      ['start -> calls -> end', 'told -> handle -> end'],
    );
    const run = new Case(process);
    const jobs = run.state.jobs.map(({ id }) => id);
    for (const jobId of jobs) run.do({ type: 'escalateJob', jobId, code: 'x' });
    expect(run.tasks).toEqual(['handle:handle', 'handle:handle']);
    for (const jobId of jobs) run.do({ type: 'completeJob', jobId, result: null });
    expect(run.complete('handle').complete('handle').state.status).toBe('completed');
  });

  it('an error of an event sub-process beside takes the token with it that waits at a join', () => {
    const process = draw(
      [
        begin('start'),
        sub('part', 'in'),
        boundary('caught', 'part', error('x')),
        user('mend'),
        user('last'),
        end('end'),
        ...inside(
          'part',
          begin('in'),
          and('fork'),
          user('a'),
          user('b'),
          and('join'),
          end('out'),
          eventSub('beside', 'asked'),
        ),
        ...inside('beside', begin('asked', { event: signal('s'), isInterrupting: false }), end('broken', error('x'))),
      ],
      [
        'start -> part -> last -> end',
        'caught -> mend -> last',
        'in -> fork',
        'fork -> a -> join',
        'fork -> b -> join',
        'join -> out',
        'asked -> broken',
      ],
    );
    const run = new Case(process).complete('a');
    run.do({ type: 'deliverSignal', jobId: run.jobId('asked') });
    expect([run.tasks, run.state.tokens]).toEqual([['mend:mend'], []]);
    expect(run.complete('mend').complete('last').state.status).toBe('completed');
  });
});

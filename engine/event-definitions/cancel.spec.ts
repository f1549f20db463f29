import { Case } from '../../test/support/engine/case.js';
import {
  and,
  begin,
  boundary,
  draw,
  type Drawn,
  end,
  feel,
  inside,
  many,
  service,
  sub,
  task,
  user,
  xor,
} from '../../test/support/engine/draw.js';

const canceled = { kind: 'cancel' } as const;
const transaction = (id: string, startEventId: string, more?: object): Drawn => ({
  ...sub(id, startEventId, more as never),
  kind: 'transaction',
});
const booking = [
  task('book', { compensationHandlerId: 'unbook' }),
  service('unbook', { isForCompensation: true, inputs: [{ variable: 'which', expression: feel('loopCounter') }] }),
];

const severalBookings = (isSequential: boolean): Case =>
  new Case(
    draw(
      [
        begin('start'),
        transaction('trip', 'in', many({ cardinality: feel('3'), isSequential })),
        boundary('off', 'trip', canceled),
        user('rejected'),
        end('end'),
        ...inside(
          'trip',
          begin('in'),
          ...booking,
          user('check'),
          xor('ok', 'ok-out'),
          end('cancel', canceled),
          end('out'),
        ),
      ],
      [
        'start -> trip -> end',
        'off -> rejected -> end',
        'in -> book -> check -> ok',
        'ok -> cancel : bad',
        'ok -> out',
      ],
    ),
  );
const undone = (run: Case): unknown[] =>
  run.allJobs.flatMap((job) => (job.kind === 'service' ? [job.input['which']] : []));

describe('a cancel end event', () => {
  it('undoes what all instances of its transaction have completed, the last first, before it goes on', () => {
    const run = severalBookings(false).complete('check').complete('check', 'check', { bad: true });
    expect(run.tasks).toEqual([]);
    for (let i = 0; i < 3; i += 1) run.answer('unbook');
    expect(run.tasks).toEqual(['rejected:rejected']);
    expect([...undone(run)].sort()).toEqual([1, 2, 3]);
    expect(run.complete('rejected').state.status).toBe('completed');
  });

  it('undoes the instances before it where they run one after the other', () => {
    const run = severalBookings(true).complete('check').complete('check', 'check', { bad: true });
    run.answer('unbook').answer('unbook');
    expect(undone(run)).toEqual([2, 1]);
    expect(run.tasks).toEqual(['rejected:rejected']);
  });

  it('undoes what was completed in a sub-process that still ran', () => {
    const process = draw(
      [
        begin('start'),
        transaction('trip', 'in'),
        boundary('off', 'trip', canceled),
        user('rejected'),
        end('end'),
        ...inside('trip', begin('in'), and('fork'), sub('part', 'partIn'), user('check'), end('cancel', canceled)),
        ...inside(
          'part',
          begin('partIn'),
          task('book', { compensationHandlerId: 'unbook' }),
          service('unbook', { isForCompensation: true }),
          user('more'),
        ),
      ],
      [
        'start -> trip -> end',
        'off -> rejected -> end',
        'in -> fork -> part',
        'fork -> check -> cancel',
        'partIn -> book -> more',
      ],
    );
    const run = new Case(process).complete('check');
    expect([run.tasks, run.waits]).toEqual([[], ['service unbook']]);
    expect(run.answer('unbook').tasks).toEqual(['rejected:rejected']);
  });
});

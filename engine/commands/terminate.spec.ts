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
} from '../../test/support/engine/draw.js';

describe('terminate', () => {
  it('ends the case with tasks, timers, messages, services and sub-processes', () => {
    const process = draw(
      [
        begin('start'),
        and('fork'),
        user('a', { mode: 'all' }),
        boundary('late', 'a', duration('PT1H')),
        wait('mail', message('mail')),
        service('call'),
        sub('part', 'in', many({ cardinality: feel('2') })),
        ...inside('part', begin('in'), user('inner'), end('out')),
        end('end'),
        end('over'),
      ],
      [
        'start -> fork',
        'fork -> a -> end',
        'fork -> mail -> end',
        'fork -> call -> end',
        'fork -> part -> end',
        'late -> over',
        'in -> inner -> out',
      ],
    );
    const run = new Case(process, { people: { a: ['amy', 'ben'] } });
    run.do({ type: 'terminate', by: 'applicant' });
    expect(run.state.status).toBe('terminated');
    expect(run.trace.filter((word) => word === 'job.canceled')).toHaveLength(3);
    expect(run.trace.at(-1)).toBe('ended terminated');
  });

  it('keeps the variables of an ended case', () => {
    const process = draw([begin('start'), user('a'), end('end')], ['start -> a -> end']);
    const run = new Case(process, { variables: { amount: 5 } }).do({ type: 'terminate' });
    expect(run.variables).toEqual({ amount: 5 });
    expect(() => run.do({ type: 'terminate' })).toThrow(expect.objectContaining({ code: 'instance.notRunning' }));
  });
});

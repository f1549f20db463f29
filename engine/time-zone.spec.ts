import { begin, draw, end, feel, script, text, user, wait } from '../test/support/engine/draw.js';
import { firstTimerRound, nextTimerRound, start, step, type InstanceState } from './index.js';
import type { TimerDefinition } from './definition/event-definition.js';

const at = '2026-03-02T20:00:00.000Z';
const shanghai = { by: 'amy', at, timeZone: 'Asia/Shanghai' };
const dueOf = ({ jobs }: InstanceState) => jobs.map(({ dueAt }) => dueAt);
const waiting = (timer: TimerDefinition['timer'], value: TimerDefinition['value']) =>
  draw([begin('start'), wait('pause', { kind: 'timer', timer, value }), end('end')], ['start -> pause -> end']);

describe('the time zone of an instance', () => {
  it('says what today is', () => {
    const process = draw(
      [begin('start'), script('day', 'string(today())', 'day'), user('a'), end('end')],
      ['start -> day -> a -> end'],
    );
    const dayIn = (request: { by: string; at: string; timeZone?: string }) =>
      start(process, request).state.scopes[0]?.variables?.['day'];
    expect(dayIn(shanghai)).toBe('2026-03-03');
    expect(dayIn({ by: 'amy', at })).toBe('2026-03-02');
  });

  it('is where a time without offset is', () => {
    const process = waiting('date', text('2026-03-05T09:00:00'));
    expect(dueOf(start(process, shanghai).state)).toEqual(['2026-03-05T01:00:00.000Z']);
    expect(dueOf(start(process, { by: 'amy', at }).state)).toEqual(['2026-03-05T09:00:00.000Z']);
  });

  it('is where a date of the form begins', () => {
    const process = waiting('date', feel('date(useDate)'));
    const { state } = start(process, { ...shanghai, variables: { useDate: '2026-03-05' } });
    expect(dueOf(state)).toEqual(['2026-03-04T16:00:00.000Z']);
  });

  it('keeps the time of day when clocks change, and goes through saving', () => {
    const process = waiting('duration', text('P1D'));
    const request = { by: 'amy', at: '2026-03-28T11:00:00.000Z', timeZone: 'Europe/Berlin' };
    const { state } = start(process, request);
    expect(dueOf(state)).toEqual(['2026-03-29T10:00:00.000Z']);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });

  it('is that of cycles by cron, which go on without end', () => {
    const process = draw(
      [
        begin('start'),
        user('a'),
        {
          kind: 'boundaryEvent',
          id: 'late',
          attachedToId: 'a',
          isInterrupting: false,
          event: { kind: 'timer', timer: 'cycle', value: text('0 0 9 * * MON-FRI') },
        },
        user('b'),
        end('end'),
        end('over'),
      ] as never,
      ['start -> a -> end', 'late -> b -> over'],
    );
    let { state } = start(process, { ...shanghai, at: '2026-11-27T02:00:00.000Z' });
    const fire = () => {
      const timer = state.jobs.find(({ kind }) => kind === 'timer');
      state = step(process, state, {
        type: 'fireTimer',
        jobId: timer?.id ?? '',
        at: timer?.dueAt ?? '',
        by: null,
      }).state;
    };
    const dueNow = () => state.jobs.find(({ kind }) => kind === 'timer')?.dueAt;
    expect(dueNow()).toBe('2026-11-30T01:00:00.000Z');
    fire();
    expect(dueNow()).toBe('2026-12-01T01:00:00.000Z');
  });
});

describe('a timer that starts instances', () => {
  const daily: TimerDefinition = { kind: 'timer', timer: 'cycle', value: text('0 30 8 * * *') };

  it('goes by the zone of the shell, and makes up once for what was missed', () => {
    const first = firstTimerRound(daily, '2026-11-25T00:00:00Z', 'Asia/Shanghai');
    expect(first?.dueAt).toBe('2026-11-25T00:30:00.000Z');
    const next = first && nextTimerRound(first, '2026-11-28T12:00:00Z', 'Asia/Shanghai');
    expect(next?.dueAt).toBe('2026-11-29T00:30:00.000Z');
  });
});

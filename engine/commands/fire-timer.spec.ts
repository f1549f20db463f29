import { Case } from '../../test/support/engine/case.js';
import { begin, boundary, cycle, draw, duration, end, feel, text, user, wait } from '../../test/support/engine/draw.js';
import type { EventDefinition } from '../index.js';

const due = (run: Case): (string | undefined)[] => run.state.jobs.map(({ dueAt }) => dueAt);
const after = (seconds: number): string => new Date(Date.UTC(2026, 2, 2, 8, 0, seconds)).toISOString();

describe('fireTimer', () => {
  it('lets an intermediate timer go on', () => {
    const run = new Case(
      draw([begin('start'), wait('pause', duration('PT90M')), end('end')], ['start -> pause -> end']),
    );
    expect(due(run)).toEqual(['2026-03-02T09:30:00.000Z']);
    expect(run.allJobs).toEqual([
      { id: run.jobId('pause'), kind: 'timer', elementId: 'pause', dueAt: '2026-03-02T09:30:00.000Z' },
    ]);
    run.fire('pause');
    expect(run.trace).toEqual(['timer.fired pause', 'completed pause', 'taken pause-end', 'ended completed']);
  });

  it('fires once', () => {
    const run = new Case(
      draw([begin('start'), wait('pause', duration('PT1M')), user('a'), end('end')], ['start -> pause -> a -> end']),
    );
    const jobId = run.jobId('pause');
    run.fire('pause');
    expect(() => run.do({ type: 'fireTimer', jobId })).toThrow(expect.objectContaining({ code: 'job.notOpen' }));
  });

  const withBoundary = (event: EventDefinition, isInterrupting: boolean): Case =>
    new Case(
      draw(
        [
          begin('start'),
          user('a'),
          boundary('late', 'a', event, isInterrupting),
          user('boss'),
          end('end'),
          end('over'),
        ],
        ['start -> a -> end', 'late -> boss -> over'],
      ),
    );

  it('takes an activity away by an interrupting boundary event', () => {
    const run = withBoundary(duration('PT1H'), true).fire('late');
    expect(run.tasks).toEqual(['boss:boss']);
    expect(run.trace).toContain('canceled a interrupted');
    expect(run.complete('boss').state.status).toBe('completed');
  });

  it('goes beside an activity by a non-interrupting one, once for a duration', () => {
    const run = withBoundary(duration('PT1H'), false).fire('late');
    expect(run.tasks).toEqual(['a:a', 'boss:boss']);
    expect(due(run)).toEqual([]);
    run.complete('a');
    expect(run.state.status).toBe('running');
    expect(run.complete('boss').state.status).toBe('completed');
  });

  it('is canceled when its activity ends first', () => {
    const run = withBoundary(duration('PT1H'), true).complete('a');
    expect(run.trace).toContain('job.canceled');
    expect(run.state.status).toBe('completed');
  });

  it('repeats a cycle on its grid as often as it says', () => {
    const run = withBoundary(cycle('R3/PT10S'), false);
    for (const seconds of [10, 20, 30]) {
      expect(due(run)).toEqual([after(seconds)]);
      run.fire('late');
    }
    expect(due(run)).toEqual([]);
    expect(run.tasks).toEqual(['a:a', 'boss:boss', 'boss:boss', 'boss:boss']);
  });

  it('makes up once for what was missed and stays on the grid: R4/PT10S, down for 35 s', () => {
    const run = withBoundary(cycle('R4/PT10S'), false).fire('late', after(35));
    expect(due(run)).toEqual([after(40)]);
    run.fire('late').fire('late');
    expect(due(run)).toEqual([after(60)]);
    run.fire('late');
    expect(due(run)).toEqual([]);
    expect(run.count('late', 'timer.fired')).toBe(4);
  });

  it('does not repeat after its activity ended', () => {
    const run = withBoundary(cycle('R/PT10S'), false).fire('late').complete('a');
    expect(due(run)).toEqual([]);
  });

  it.each([
    ['date', '2026-12-24T18:00:00+08:00', '2026-12-24T10:00:00.000Z'],
    ['date', '2026-12-24', '2026-12-24T00:00:00.000Z'],
    ['duration', 'P40D', '2026-04-11T08:00:00.000Z'],
    ['duration', 'P1M', '2026-04-02T08:00:00.000Z'],
    ['duration', 'P1Y2M3DT4H5M6S', '2027-05-05T12:05:06.000Z'],
    ['cycle', 'R2/2026-05-01T00:00:00Z/P1M', '2026-05-01T00:00:00.000Z'],
    ['cycle', 'R2/2026-01-31T00:00:00Z/P1M', '2026-03-31T00:00:00.000Z'],
  ] as const)('reads %s %s', (timer, value, expected) => {
    const run = new Case(
      draw(
        [begin('start'), wait('pause', { kind: 'timer', timer, value: text(value) }), end('end')],
        ['start -> pause -> end'],
      ),
    );
    expect(due(run)).toEqual([expected]);
  });

  it('counts months from the start, so that short ones do not shift the grid', () => {
    const run = withBoundary(cycle('R/2026-03-31T00:00:00Z/P1M'), false).fire('late');
    const seen = [due(run)[0]];
    for (let i = 0; i < 2; i += 1) seen.push(due(run.fire('late'))[0]);
    expect(seen).toEqual(['2026-04-30T00:00:00.000Z', '2026-05-31T00:00:00.000Z', '2026-06-30T00:00:00.000Z']);
  });

  it('is an incident when it cannot be read, and waits after it was corrected', () => {
    const event: EventDefinition = { kind: 'timer', timer: 'duration', value: feel('delay') };
    const process = draw([begin('start'), wait('pause', event), end('end')], ['start -> pause -> end']);
    const run = new Case(process, { variables: { delay: 'soon' } });
    expect(run.incidentCodes).toEqual(['timer.invalid@pause']);
    run.do({ type: 'setVariables', variables: { delay: 'PT5M' } }).retry();
    expect(due(run)).toEqual(['2026-03-02T08:05:00.000Z']);
  });
});

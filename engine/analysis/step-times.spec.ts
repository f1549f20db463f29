import { begin, draw, end, user } from '../../test/support/engine/draw.js';
import type { Approval } from '../definition/approval.js';
import {
  actInTrial,
  plainWeek,
  repeatTrial,
  start,
  stepMoments,
  timedTasks,
  trialOutcome,
  type DoneAct,
  type Process,
  type TrialAct,
} from '../index.js';

// a Friday, 15:00 in Shanghai; work ends at 17:00
const request = { by: 'ann', at: '2026-03-06T07:00:00.000Z', variables: {} };
const calendar = plainWeek('Asia/Shanghai');
const submit: TrialAct = { type: 'approve', elementId: 'apply', by: 'ann' };
const find: TrialAct = { type: 'approvers', elementId: 'head', approvers: [{ user: 'ben' }] };
const agree: TrialAct = { type: 'approve', elementId: 'head', by: 'ben' };
const up = (at: string, more: object = {}): TrialAct => ({ type: 'timeUp', elementId: 'head', by: 'ben', at, ...more });

const drawn = (approval: Partial<Approval>): Process =>
  draw([begin('start'), user('apply'), user('head', approval), end('end')], ['start -> apply -> head -> end'], {
    applicantTaskId: 'apply',
  });
function run(process: Process, acts: readonly TrialAct[]): DoneAct[] {
  const done: DoneAct[] = [{ act: null, at: request.at, result: start(process, request) }];
  for (const act of acts) {
    const { at, result } = done.at(-1) as DoneAct;
    const next = actInTrial(process, result.state, act, at);
    if (next === null) throw new Error(`Expected ${JSON.stringify(act)} to be possible.`);
    done.push({ act, ...next });
  }
  return done;
}
const moments = (process: Process, done: readonly DoneAct[], until: string) =>
  stepMoments(timedTasks(process, done, calendar), calendar, until).map(({ kind, at }) => `${kind} ${at}`);
const status = (done: readonly DoneAct[]) => done.at(-1)?.result.state.status;

describe('the time of steps in a trial run', () => {
  it('is working time where the step says so: reminders before and after its limit, none at night', () => {
    const process = drawn({
      timeMeasure: 'working',
      dueAfter: 'PT4H',
      remindBefore: 'PT1H',
      remindEvery: 'PT2H',
      remindAtMost: 3,
    });
    const done = run(process, [submit, find]);
    // 2 h on Friday, 2 h on Monday from 8:30
    expect(moments(process, done, '2026-03-10T00:00:00.000Z')).toEqual([
      'reminder 2026-03-09T01:30:00.000Z',
      'timeUp 2026-03-09T02:30:00.000Z',
      'reminder 2026-03-09T03:30:00.000Z',
      'reminder 2026-03-09T07:00:00.000Z',
    ]);
    expect(moments(process, done, '2026-03-08T00:00:00.000Z')).toEqual([]);
  });

  it('reminds nobody of what is done', () => {
    const process = drawn({ remindAfter: 'P1D', dueAfter: 'P3D' });
    const done = run(process, [submit, find, { type: 'clock', at: '2026-03-08T07:00:00.000Z' }, agree]);
    expect(moments(process, done, '2026-04-01T00:00:00.000Z')).toEqual(['reminder 2026-03-07T07:00:00.000Z']);
  });

  it('at its end agrees, returns, or leaves everything as it is, as the step says', () => {
    const at = '2026-03-07T07:00:00.000Z';
    const passed = run(drawn({ dueAfter: 'P1D', whenOverdue: 'pass' }), [submit, find, up(at)]);
    expect([status(passed), passed.at(-1)?.at]).toEqual(['completed', at]);
    const returned = run(drawn({ dueAfter: 'P1D', whenOverdue: 'return' }), [submit, find, up(at)]);
    expect(trialOutcome(returned.map(({ result }) => result)).waiting).toEqual(['apply']);
    const process = drawn({ dueAfter: 'P1D', whenOverdue: 'escalate' });
    const escalated = run(process, [submit, find, up(at)]);
    expect(trialOutcome(escalated.map(({ result }) => result)).waiting).toEqual(['head']);
    // once
    expect(moments(process, escalated, '2026-04-01T00:00:00.000Z')).toEqual([]);
  });

  it('begins anew with the head, and escalates when that is over, too', () => {
    const process = drawn({ dueAfter: 'P1D', whenOverdue: 'head' });
    const given = run(process, [submit, find, up('2026-03-07T07:00:00.000Z', { to: 'chris' })]);
    expect(given.at(-1)?.result.state.tasks.find(({ status: its }) => its === 'open')?.assignee).toBe('chris');
    expect(moments(process, given, '2026-04-01T00:00:00.000Z')).toEqual(['timeUp 2026-03-08T07:00:00.000Z']);
    const [, , , ...over] = run(process, [
      submit,
      find,
      up('2026-03-07T07:00:00.000Z', { to: 'chris' }),
      up('2026-03-08T07:00:00.000Z', { by: 'chris' }),
    ]);
    expect(moments(process, [...given, ...over.slice(1)], '2026-04-01T00:00:00.000Z')).toEqual([]);
  });

  it('is part of a run that is kept: one whose step has no limit any more fails', () => {
    const acts = [submit, find, up('2026-03-07T07:00:00.000Z')];
    const before = drawn({ dueAfter: 'P1D', whenOverdue: 'pass' });
    const expected = trialOutcome(run(before, acts).map(({ result }) => result));
    const trial = { name: '超时', request, acts, expected };
    expect(repeatTrial(before, trial).isPassed).toBe(true);
    expect(repeatTrial(drawn({ dueAfter: 'P1D', whenOverdue: 'nothing' }), trial).isPassed).toBe(false);
    expect(repeatTrial(drawn({}), trial)).toMatchObject({ isPassed: false, stoppedAt: 2 });
  });
});

import { decisionFile, table } from '../../test/support/decision-file.js';
import {
  begin,
  draw,
  duration,
  end,
  feel,
  rule,
  script,
  service,
  user,
  wait,
  xor,
} from '../../test/support/engine/draw.js';
import {
  actInTrial,
  dueTimers,
  likelyAct,
  readDecisions,
  repeatTrial,
  start,
  trialOutcome,
  type Process,
  type StepResult,
  type TrialAct,
  type TrialRun,
} from '../index.js';

const request = { by: 'ann', at: '2026-03-02T08:00:00.000Z', variables: { amount: 20 } };
const drawn = (extra: string[] = []): Process =>
  draw(
    [
      begin('start'),
      user('apply'),
      xor('gate', 'small'),
      user('chair'),
      wait('pause', duration('P1D')),
      service('pay'),
      end('end'),
      ...extra.map((id) => user(id)),
    ],
    [
      'start -> apply -> gate',
      'large = gate -> chair : amount > 10',
      'small = gate -> pause',
      ['chair', ...extra, 'pause'].join(' -> '),
      'pause -> pay -> end',
    ],
    { applicantTaskId: 'apply' },
  );
const acts: TrialAct[] = [
  { type: 'approve', elementId: 'apply', by: 'ann' },
  { type: 'approvers', elementId: 'chair', approvers: [{ user: 'ben' }] },
  { type: 'approve', elementId: 'chair', by: 'ben' },
  { type: 'timer', elementId: 'pause' },
  { type: 'answer', elementId: 'pay', result: { paid: true } },
];

/** Does the acts one by one, as the page does, and keeps the run. */
function kept(process: Process): { trial: TrialRun; at: string } {
  let at = request.at;
  const results: StepResult[] = [start(process, request)];
  for (const act of acts) {
    const next = actInTrial(process, (results.at(-1) as StepResult).state, act, at);
    if (next === null) throw new Error(`Expected ${JSON.stringify(act)} to be possible.`);
    results.push(next.result);
    at = next.at;
  }
  return { trial: { name: 'over 10', request, acts, expected: trialOutcome(results) }, at };
}

describe('a trial run', () => {
  it('comes to its end by what people, time and services do', () => {
    const { trial, at } = kept(drawn());
    expect(trial.expected).toEqual({ status: 'completed', waiting: [], path: ['apply', 'chair', 'pause', 'pay'] });
    expect(at).toBe('2026-03-03T08:00:00.000Z');
  });

  it('passes while the drawing does the same', () => {
    expect(repeatTrial(drawn(), kept(drawn()).trial)).toMatchObject({ isPassed: true, stoppedAt: null });
  });

  it('fails at the act that has no place any more, and tells where the case stands', () => {
    const { isPassed, stoppedAt, outcome } = repeatTrial(drawn(['second']), kept(drawn()).trial);
    expect({ isPassed, stoppedAt, waiting: outcome.waiting }).toEqual({
      isPassed: false,
      stoppedAt: 3,
      waiting: ['second'],
    });
  });

  it('fails when it comes to its end by another way', () => {
    const { trial } = kept(drawn());
    const small = { ...trial, request: { ...request, variables: { amount: 1 } }, acts: trial.acts.slice(0, 1) };
    expect(repeatTrial(drawn(), small)).toMatchObject({ isPassed: false, stoppedAt: null });
  });

  it('does nothing for somebody who does not hold the task', () => {
    const { state } = start(drawn(), request);
    expect(actInTrial(drawn(), state, { type: 'approve', elementId: 'apply', by: 'eve' }, request.at)).toBeNull();
  });

  it('suggests what usually comes next, until the end', () => {
    let at = request.at;
    let { state } = start(drawn(), { ...request, variables: { amount: 1 } });
    const types: string[] = [];
    for (let act = likelyAct(state); act !== null; act = likelyAct(state)) {
      types.push(act.type);
      const next = actInTrial(drawn(), state, act, at);
      if (next === null) throw new Error('Expected the suggestion to be possible.');
      ({
        at,
        result: { state },
      } = next);
    }
    expect([types, state.status]).toEqual([['approve', 'timer', 'answer'], 'completed']);
  });

  it('lets time go on without anything being done', () => {
    const { trial } = kept(drawn());
    const later = '2026-03-20T08:00:00.000Z';
    const waited = { ...trial, acts: [...acts.slice(0, 3), { type: 'clock', at: later } as const, ...acts.slice(3)] };
    expect(repeatTrial(drawn(), waited).isPassed).toBe(true);
    const { state } = start(drawn(), request);
    expect(actInTrial(drawn(), state, { type: 'clock', at: later }, request.at)).toEqual({
      at: later,
      result: { state, events: [], jobs: [] },
    });
    expect(dueTimers(state)).toEqual([]);
  });

  it('goes on after an incident when what was missing is filled in', () => {
    const process = draw(
      [begin('start'), wait('until', { kind: 'timer', timer: 'date', value: feel('departure') }), end('end')],
      ['start -> until -> end'],
    );
    const trial = {
      name: 'departure filled in later',
      request: { by: 'ann', at: request.at },
      acts: [
        { type: 'variables', variables: { departure: '2026-03-05T08:00:00Z' } },
        { type: 'retry', elementId: 'until' },
        { type: 'timer', elementId: 'until' },
      ],
      expected: { status: 'completed', waiting: [], path: ['until'] },
    } as const;
    expect(repeatTrial(process, trial)).toMatchObject({ isPassed: true });
  });

  it('hears signals, and takes no message for one', () => {
    const process = draw(
      [begin('start'), wait('hear', { kind: 'signal', name: 'go' }), end('end')],
      ['start -> hear -> end'],
    );
    const trial = {
      name: 'go',
      request: { by: 'ann', at: request.at },
      acts: [{ type: 'signal', elementId: 'hear' }],
      expected: { status: 'completed', waiting: [], path: ['hear'] },
    } as const;
    expect(repeatTrial(process, trial)).toMatchObject({ isPassed: true });
    expect(repeatTrial(process, { ...trial, acts: [{ type: 'message', elementId: 'hear' }] })).toMatchObject({
      isPassed: false,
      stoppedAt: 0,
    });
  });

  describe('with a decision table', () => {
    const process = draw(
      [begin('start'), rule('decide', 'tier', 'tier'), xor('gate', 'low'), user('chair'), end('end')],
      ['start -> decide -> gate', 'high = gate -> chair : tier = "high"', 'low = gate -> end', 'chair -> end'],
    );
    const tables = async (limit: number) =>
      (
        await readDecisions([
          decisionFile([
            table({
              ...{ id: 'tier', inputs: ['amount'], outputs: ['tier'] },
              rules: [`<= ${limit} | "low"`, `> ${limit} | "high"`],
            }),
          ]),
        ])
      ).decisions;
    const tried = (act: TrialAct): TrialRun => ({
      name: 'low',
      request,
      acts: [act],
      expected: { status: 'completed', waiting: [], path: ['decide'] },
    });
    const decided = tried({ type: 'decide', elementId: 'decide', result: 'low' });

    it('makes the decision again, and stops where it gives something else now', async () => {
      expect(repeatTrial(process, decided, await tables(50))).toMatchObject({ isPassed: true });
      expect(repeatTrial(process, decided, await tables(10))).toMatchObject({
        isPassed: false,
        stoppedAt: 0,
        decided: { result: 'high' },
        outcome: { waiting: ['decide'] },
      });
    });

    it('stops where the decision is gone', () => {
      expect(repeatTrial(process, decided)).toMatchObject({
        isPassed: false,
        stoppedAt: 0,
        decided: { code: 'decision.unknown' },
      });
    });

    it('takes what a person answered in its place, as runs of before have it', async () => {
      const answered = tried({ type: 'answer', elementId: 'decide', result: 'low' });
      expect(repeatTrial(process, answered, await tables(10))).toMatchObject({ isPassed: true });
    });
  });

  describe('with a script', () => {
    const through = (source: string) =>
      draw(
        [begin('start'), script('sum', '1', null, { script: { language: 'javascript', source } }), end('end')],
        ['start -> sum -> end'],
      );
    const ran: TrialRun = {
      name: 'twice',
      request,
      acts: [{ type: 'run', elementId: 'sum', result: 40 }],
      expected: { status: 'completed', waiting: [], path: ['sum'] },
    };

    it('says what it is asked now, for who can run it', () => {
      const { isPassed, scripts } = repeatTrial(through('amount * 3'), ran);
      expect({ isPassed, scripts }).toMatchObject({
        isPassed: true,
        scripts: [{ act: 0, result: 40, job: { source: 'amount * 3', input: { amount: 20 } } }],
      });
    });

    it('does not ask again what goes by the clock or by chance', () => {
      for (const source of ['Date.now()', 'Math.random()'])
        expect(repeatTrial(through(source), ran)).toMatchObject({ isPassed: true, scripts: [] });
    });
  });

  describe('with what approvers do besides', () => {
    const process = draw(
      [begin('start'), user('apply'), user('check'), user('head'), end('end')],
      ['start -> apply -> check -> head -> end'],
      { applicantTaskId: 'apply' },
    );
    const until: TrialAct[] = [
      { type: 'approve', elementId: 'apply', by: 'ann' },
      { type: 'approvers', elementId: 'check', approvers: [{ user: 'ben' }] },
      { type: 'approve', elementId: 'check', by: 'ben' },
      { type: 'approvers', elementId: 'head', approvers: [{ user: 'cid' }] },
    ];
    const path = (acts: TrialAct[]) => {
      const expected = { status: 'completed', waiting: [], path: [] } as const;
      const { outcome, stoppedAt } = repeatTrial(process, { name: 'x', request, acts: [...until, ...acts], expected });
      return [stoppedAt, outcome.status, outcome.path.slice(3).join(' '), outcome.waiting.join(' ')];
    };
    const agree = (elementId: string, by: string): TrialAct => ({ type: 'approve', elementId, by });

    it('returns to a step that was passed, and takes every step again or comes straight back', () => {
      const target = { elementId: 'apply' };
      const redo: TrialAct = { type: 'return', elementId: 'head', by: 'cid', target, mode: 'redo' };
      expect(path([redo, agree('apply', 'ann')])).toEqual([null, 'running', 'apply check', 'check']);
      expect(path([{ ...redo, mode: 'direct' }, agree('apply', 'ann'), agree('head', 'cid')])).toEqual([
        ...[null, 'completed', 'apply', ''],
      ]);
    });

    it('hands the task to somebody else', () => {
      const forward: TrialAct = { type: 'forward', elementId: 'head', by: 'cid', to: 'dan' };
      expect(path([forward, agree('head', 'cid')])).toEqual([until.length + 1, 'running', '', 'head']);
      expect(path([forward, agree('head', 'dan')])).toEqual([null, 'completed', '', '']);
    });

    it.each([
      ['before', ['eve', 'cid']],
      ['after', ['cid', 'eve']],
      ['parallel', ['eve', 'cid']],
      ['parallel', ['cid', 'eve']],
    ] as const)('adds approvers %s', (position, order) => {
      const add: TrialAct = {
        ...{ type: 'addApprovers', elementId: 'head', by: 'cid' },
        ...{ position, people: ['eve'], mode: 'all' },
      };
      const answers = order.map((by) => agree('head', by));
      expect(path([add, ...answers.slice(0, 1)])).toEqual([null, 'running', '', 'head']);
      expect(path([add, ...answers])).toEqual([null, 'completed', '', '']);
    });
  });
});

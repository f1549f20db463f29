import { compile, plainWeek, type Process, stepMoments, timedTasks } from '@xiaowu/engine';
import { act, beforeRefusal, beginTrial, currentEntry, isSettled, stopFrom, type TrialHistory } from './trial-history';
import { placesOf } from './trial-places';
import { chosenFor, isChosenBefore } from './trial-people';
import { trailOf } from './trial-trail';
import { waitingThings } from './waiting-things';

const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:userTask id="apply" name="申请人"/>
    <bpmn:userTask id="head" name="部门负责人"><bpmn:extensionElements><xiaowu:approver kind="departmentHead"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="apply"/>
    <bpmn:sequenceFlow id="f2" sourceRef="apply" targetRef="head"/>
    <bpmn:sequenceFlow id="f3" sourceRef="head" targetRef="end"/>
  </bpmn:process>
</bpmn:definitions>`;

describe('a trial', () => {
  let process: Process;
  beforeAll(async () => {
    process = (await compile(bpmn)).processes[0] as Process;
  });
  const begun = () => beginTrial(process, 'ann', {}, '2026-03-02T08:00:00.000Z');
  const after = (history: TrialHistory, ...acts: Parameters<typeof act>[1][]): TrialHistory =>
    acts.reduce((now, next) => {
      const done = act(now, next);
      if (!done) throw new Error(`Expected ${JSON.stringify(next)} to be possible.`);
      return done;
    }, history);
  const submit = { type: 'approve', elementId: 'apply', by: 'ann' } as const;
  const find = { type: 'approvers', elementId: 'head', approvers: [{ user: 'ben' }] } as const;
  const agree = { type: 'approve', elementId: 'head', by: 'ben' } as const;

  it('goes back over the search for people, and on again', () => {
    const history = after(begun(), submit, find);
    expect(history.entries.map(isSettled)).toEqual([true, false, true]);
    expect(stopFrom(history, -1)).toBe(0);
    expect(stopFrom({ ...history, position: 0 }, 1)).toBe(2);
    expect(stopFrom(history, 1)).toBeNull();
  });

  it('is as it was before, where the approvers of a step are refused', () => {
    const asked = after(begun(), submit);
    expect(beforeRefusal(asked)).toEqual({ ...asked, entries: asked.entries.slice(0, 1), position: 0 });
  });

  it('forgets what came after when something else is done', () => {
    const ended = after(begun(), submit, find, agree);
    expect(currentEntry(ended).result.state.status).toBe('completed');
    const back = { ...ended, position: 2 };
    const refused = after(back, { type: 'refuse', elementId: 'head', by: 'ben' });
    expect([refused.entries.length, currentEntry(refused).result.state.status]).toEqual([4, 'refused']);
  });

  it('knows whom the step before chose for a step', async () => {
    const chosenBefore = bpmn.replace('kind="departmentHead"', 'kind="previous"');
    const drawn = (await compile(chosenBefore)).processes[0] as Process;
    const asked = (nextApprovers?: Record<string, string[]>) => {
      const history = after(beginTrial(drawn, 'ann', {}, '2026-03-02T08:00:00.000Z'), {
        ...submit,
        ...(nextApprovers && { nextApprovers }),
      });
      return chosenFor(history, currentEntry(history).result.state.jobs[0]?.id ?? '');
    };
    expect(isChosenBefore(drawn, 'head')).toBe(true);
    expect(asked({ head: ['ben', 'cid'] })).toEqual(['ben', 'cid']);
    expect(asked()).toBeUndefined();
  });

  it('says what waits, what was passed, and the records', () => {
    const { entries } = after(begun(), submit, find);
    expect(placesOf(entries)).toEqual({
      waiting: new Map([['head', 1]]),
      stuck: new Set(),
      passed: new Set(['apply']),
      taken: new Set(['f1', 'f2']),
    });
    expect(
      waitingThings(process, entries[2]!.result.state).map(({ elementId, people }) => [elementId, people]),
    ).toEqual([['head', ['ben']]]);
    expect(trailOf(entries, process).map(({ what, elementId, by }) => [what, elementId, by])).toEqual([
      ['waits', 'head', 'ben'],
      ['submitted', 'apply', 'ann'],
      ['waits', 'apply', 'ann'],
    ]);
  });

  it('calls in its records what was done as the step calls it', async () => {
    const own = bpmn.replace(
      '<xiaowu:approver kind="departmentHead"/>',
      '<xiaowu:approver kind="departmentHead"/><xiaowu:action name="complete" label="已阅"/>',
    );
    const named = (await compile(own)).processes[0] as Process;
    const { entries } = after(beginTrial(named, 'ann', {}, '2026-03-02T08:00:00.000Z'), submit, find, agree);
    const lines = trailOf(entries, named).filter(({ what }) => what === 'approve' || what === 'submitted');
    expect(lines.map(({ what, label }) => [what, label])).toEqual([
      ['approve', '已阅'],
      ['submitted', undefined],
    ]);
  });

  it('has in its records, in the order of time, who was reminded and what the end of a time did', async () => {
    const limited = bpmn.replace(
      '<xiaowu:approver kind="departmentHead"/>',
      '<xiaowu:approval remindAfter="PT2H" remindEvery="PT2H" dueAfter="PT5H" whenOverdue="pass"/><xiaowu:approver kind="departmentHead"/>',
    );
    const [timed] = (await compile(limited)).processes;
    if (!timed) throw new Error('Expected a process.');
    const due = '2026-03-02T13:00:00.000Z';
    const up = { type: 'timeUp', elementId: 'head', by: 'ben', at: due } as const;
    const { entries } = after(beginTrial(timed, 'ann', {}, '2026-03-02T08:00:00.000Z'), submit, find, up);
    const calendar = plainWeek('UTC');
    const reminders = stepMoments(timedTasks(timed, entries, calendar), calendar, due);
    expect(trailOf(entries, timed, reminders).map(({ what, by, at }) => [what, by, at.slice(11, 16)])).toEqual([
      ['completed', null, '13:00'],
      ['approve', null, '13:00'],
      ['timeUp', 'ben', '13:00'],
      ['reminded', 'ben', '12:00'],
      ['reminded', 'ben', '10:00'],
      ['waits', 'ben', '08:00'],
      ['submitted', 'ann', '08:00'],
      ['waits', 'ann', '08:00'],
    ]);
  });

  it('has in its records who was added, who it was handed to, and where it went back to', () => {
    const lines = (...acts: Parameters<typeof act>[1][]) =>
      trailOf(after(begun(), submit, find, ...acts).entries.slice(3), process).map(
        ({ what, elementId, by }) => `${what} ${elementId} ${by}`,
      );
    const origin = { elementId: 'head', by: 'ben' } as const;
    expect(lines({ type: 'forward', ...origin, to: 'cid' })).toEqual(['forwarded head cid']);
    expect(lines({ type: 'addApprovers', ...origin, position: 'before', people: ['eve'], mode: 'all' })).toEqual([
      'waits head eve',
      'addedBefore head ben',
    ]);
    const back = { type: 'return', ...origin, target: { elementId: 'apply' } } as const;
    const returned = (what: string) => ['waits apply ann', `${what} apply ben`, 'return head ben'];
    expect(lines({ ...back, mode: 'redo' })).toEqual(returned('returnedTo'));
    expect(lines({ ...back, mode: 'direct' })).toEqual(returned('returnedDirect'));
  });

  it('does nothing that is not waited for', () => {
    expect(act(begun(), agree)).toBeNull();
  });
});

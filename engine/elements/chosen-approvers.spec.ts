import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, feel, inside, many, service, sub, user, xor } from '../../test/support/engine/draw.js';
import { openTasks, step, stepsToChooseFor } from '../index.js';
import { elementNumbers } from '../state/element-numbers.js';

const previous = { approvers: [{ kind: 'previous' as const }] };
const process = draw(
  [
    begin('start'),
    user('apply'),
    xor('split', 'split-box'),
    user('a', previous),
    sub('box', 'begin'),
    ...inside('box', begin('begin'), user('b', previous), end('done')),
    user('c', previous),
    user('d'),
    end('end'),
  ],
  [
    'start -> apply -> split',
    'split -> a : x = 1',
    'split -> box',
    'a -> c',
    'box -> c',
    'c -> d -> end',
    'begin -> b -> done',
  ],
  { applicantTaskId: 'apply' },
);
function complete(run: Case, elementId: string, nextApprovers: { [elementId: string]: string[] }): Case {
  const taskId = run.taskId(elementId);
  const by = openTasks(run.state).find((task) => task.taskId === taskId)?.assignee ?? null;
  return run.do({ type: 'completeTask', taskId, nextApprovers, by });
}

describe('approvers chosen by the one before', () => {
  it('come with the job of the step that was chosen for, once', () => {
    const run = new Case(process, { isAsking: true, variables: { x: 1 } });
    complete(run, 'apply', { a: ['amy', 'ben'], b: ['cat'] });
    expect(run.allJobs.at(-1)).toMatchObject({ kind: 'approvers', elementId: 'a', chosen: ['amy', 'ben'] });
    run.do({ type: 'completeJob', jobId: run.jobId('a'), result: { approvers: [{ user: 'amy' }] } });
    run.back('a', 'applicant', 'redo', 'amy').complete('apply');
    expect(run.allJobs.at(-1)).toMatchObject({ kind: 'approvers', elementId: 'a' });
    expect(run.allJobs.at(-1)).not.toHaveProperty('chosen');
  });

  it('are the latest that were chosen', () => {
    const run = new Case(process, { isAsking: true, variables: { x: 2 } });
    complete(run, 'apply', { a: ['amy'], b: ['ben'] });
    run.do({ type: 'completeJob', jobId: run.jobId('b'), result: { approvers: [{ user: 'ben' }] } });
    run.back('b', 'applicant', 'redo', 'ben');
    complete(run, 'apply', { a: ['cat'], b: ['dan'] });
    expect(run.allJobs.at(-1)).toMatchObject({ elementId: 'b', chosen: ['dan'] });
    expect(run.state.scopes[0]?.chosen).toHaveLength(1);
  });

  it('are the approvers of every instance of a step that is multi-instance, and of none when it is done again', () => {
    const several = draw(
      [
        begin('start'),
        user('apply'),
        user('a', previous, many({ cardinality: feel('3'), isSequential: true })),
        user('d'),
        end('end'),
      ],
      ['start -> apply -> a -> d -> end'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(several, { isAsking: true });
    complete(run, 'apply', { a: ['amy'] });
    for (let instance = 0; instance < 3; instance++) {
      expect(run.allJobs.at(-1)).toMatchObject({ kind: 'approvers', elementId: 'a', chosen: ['amy'] });
      run.do({ type: 'completeJob', jobId: run.jobId('a'), result: { approvers: [{ user: 'amy' }] } });
      run.complete('a', 'amy');
    }
    run.do({ type: 'completeJob', jobId: run.jobId('d'), result: { approvers: [{ user: 'dan' }] } });
    run.back('d', 'applicant', 'redo', 'dan').complete('apply');
    expect(run.allJobs.at(-1)).toMatchObject({ kind: 'approvers', elementId: 'a' });
    expect(run.allJobs.at(-1)).not.toHaveProperty('chosen');
  });

  it('stay with the instance of a multi-instance sub-process in which they were chosen', () => {
    const each = draw(
      [
        begin('start'),
        user('apply'),
        sub('box', 'begin', many({ cardinality: feel('2') })),
        ...inside('box', begin('begin'), user('a'), service('check'), user('b', previous), end('done')),
        user('c', previous),
        end('end'),
      ],
      ['start -> apply -> box -> c -> end', 'begin -> a -> check -> b -> done'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(each, { people: { a: ['amy'], b: ['x'] } }).complete('apply');
    const [one, two] = openTasks(run.state).map(({ taskId }) => taskId);
    const choosing = (taskId: string | undefined, b: string): Case =>
      run.do({ type: 'completeTask', taskId: taskId ?? '', nextApprovers: { b: [b], c: [`after ${b}`] }, by: 'amy' });
    choosing(one, 'ben');
    choosing(two, 'cat');
    const chosenFor = (elementId: string): unknown[] =>
      run.allJobs.flatMap((job) =>
        job.kind === 'approvers' && job.elementId === elementId ? [job.chosen ?? 'nobody'] : [],
      );
    for (const { id } of run.state.jobs) run.do({ type: 'completeJob', jobId: id, result: {} });
    expect(chosenFor('b')).toEqual([['ben'], ['cat']]);
    // what comes after both was chosen for the whole: the latest counts
    for (const { taskId } of openTasks(run.state)) run.do({ type: 'completeTask', taskId, by: 'x' });
    expect(chosenFor('c')).toEqual([['after cat']]);
  });

  it('are taken from where states kept them before they stood in scopes', () => {
    const run = new Case(process, { isAsking: true, variables: { x: 1 } });
    const taskId = run.taskId('apply');
    const number = elementNumbers(process).numbers.get('a') ?? 0;
    const before = { ...run.state, people: [...run.state.people, 'amy'], chosen: [[number, 1] as const] };
    const at = '2026-03-02T08:00:00.000Z';
    const { jobs, state } = step(process, before, { type: 'completeTask', taskId, by: null, at });
    expect(jobs.at(-1)).toMatchObject({ kind: 'approvers', elementId: 'a', chosen: ['amy'] });
    expect(state.chosen).toEqual([]);
  });

  it('are not left behind when the case ends', () => {
    const run = new Case(process, { isAsking: true, variables: { x: 2 } });
    complete(run, 'apply', { a: ['amy'] });
    run.do({ type: 'completeJob', jobId: run.jobId('b'), result: { approvers: [{ user: 'ben' }] } });
    run.do({ type: 'terminate' });
    expect(run.state.scopes[0]?.chosen).toBeUndefined();
  });
});

describe('stepsToChooseFor', () => {
  it('finds the next steps on every way, into and out of sub-processes', () => {
    const ids = (elementId: string): string[] => stepsToChooseFor(process, elementId).map(({ id }) => id);
    expect(ids('apply').sort()).toEqual(['a', 'b']);
    expect(ids('b')).toEqual(['c']);
    expect(ids('c')).toEqual([]);
  });
});

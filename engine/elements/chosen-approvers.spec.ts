import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, inside, sub, user, xor } from '../../test/support/engine/draw.js';
import { openTasks, stepsToChooseFor } from '../index.js';

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
    expect(run.state.chosen).toHaveLength(1);
  });

  it('are not left behind when the case ends', () => {
    const run = new Case(process, { isAsking: true, variables: { x: 2 } });
    complete(run, 'apply', { a: ['amy'] });
    run.do({ type: 'completeJob', jobId: run.jobId('b'), result: { approvers: [{ user: 'ben' }] } });
    run.do({ type: 'terminate' });
    expect(run.state.chosen).toEqual([]);
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

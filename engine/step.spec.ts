import { Case } from '../test/support/engine/case.js';
import { begin, draw, end, user } from '../test/support/engine/draw.js';
import { incidents, openJobs, openTasks, step } from './index.js';
import type { InstanceState, Process } from './index.js';

const line = (length: number): Process => {
  const ids = Array.from({ length }, (_, i) => `Activity_${String(i).padStart(7, '0')}`);
  return draw([begin('start'), ...ids.map((id) => user(id)), end('end')], [`start -> ${ids.join(' -> ')} -> end`]);
};

describe('the state', () => {
  it('of a case that waits at the last of 100 steps is at most 2 kB', () => {
    const process = line(100);
    const ids = Object.keys(process.nodes).filter((id) => id.startsWith('Activity'));
    const people = Object.fromEntries(
      ids.map((id, i) => [id, [`01JABCDEFGHJKMNPQRSTVWXY${String(i % 10).padStart(2, '0')}`]]),
    );
    const run = new Case(process, { people, applicant: '01JABCDEFGHJKMNPQRSTVWXYZZ' });
    let largest = 0;
    for (const id of ids) {
      largest = Math.max(largest, JSON.stringify(run.state).length);
      run.complete(id);
    }
    expect(run.state.status).toBe('completed');
    expect(largest).toBeLessThan(2048);
  });

  it('does not grow with the number of rounds', () => {
    const process = draw([begin('start'), user('a'), user('b'), end('end')], ['start -> a -> b -> end']);
    const run = new Case(process).complete('a');
    const sizes = new Set<number>();
    for (let i = 0; i < 20; i += 1) {
      run.back('b', 'previous').complete('a');
      if (i >= 10) sizes.add(JSON.stringify(run.state).replaceAll(/\d+/g, '').length);
    }
    expect(sizes.size).toBe(1);
  });

  it('of a shape this engine does not know is refused', () => {
    const run = new Case(line(1));
    const state = { ...run.state, version: 2 } as unknown as InstanceState;
    expect(() => step(run.process, state, { type: 'terminate', by: null, at: run.at })).toThrow('version 2');
  });
});

describe('the selectors', () => {
  it('show what is open', () => {
    const run = new Case(line(1), { people: { Activity_0000000: ['role:x'] } });
    expect(openTasks(run.state)).toEqual([
      {
        taskId: expect.stringMatching(/^t\d+$/),
        elementId: 'Activity_0000000',
        activityId: expect.stringMatching(/^s\d+$/),
        assignee: null,
        candidates: ['role:x'],
        isSuspended: false,
        origin: 'entered',
        addedBy: null,
      },
    ]);
    expect([openJobs(run.state), incidents(run.state)]).toEqual([[], []]);
  });
});

import { join } from 'node:path';

const { compile, openTasks, start, step } = await import(join(import.meta.dirname, '../../../engine/dist/index.js'));
const at = '2026-03-02T08:00:00.000Z';
const variables = { amount: 2000 };
const people = { approvers: [{ user: 'x' }] };

/** Answers what the shell answers at once: who gets the user tasks. */
function answerApprovers(process, state) {
  for (;;) {
    const job = state.jobs.find(({ kind }) => kind === 'approvers');
    if (!job) return state;
    ({ state } = step(process, state, { type: 'completeJob', at, by: null, jobId: job.id, result: people }));
  }
}

export async function read(xml) {
  const { processes } = await compile(xml);
  return processes[0];
}

export const begin = (process) => answerApprovers(process, start(process, { by: 'x', at, variables }).state);

/** Completes a user task, else the oldest: who clicks has its id already. */
export function complete(process, state, taskId = state.tasks[0].id) {
  return answerApprovers(process, step(process, state, { type: 'completeTask', at, by: 'x', taskId }).state);
}

export function answer(process, state) {
  const [{ id: jobId }] = state.jobs;
  return step(process, state, { type: 'completeJob', at, by: null, jobId, result: null }).state;
}

/** From the start to the end, one command after the other. */
export function runToEnd(process) {
  let state = begin(process);
  while (state.status === 'running') {
    state = state.tasks.length > 0 ? complete(process, state) : answer(process, state);
  }
  if (state.status !== 'completed') throw new Error(`Expected the instance to complete, but it is ${state.status}.`);
}

export const taskIds = (state) => openTasks(state).map(({ taskId }) => taskId);

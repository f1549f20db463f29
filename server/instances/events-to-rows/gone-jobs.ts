import type { SavedStep } from './saved-step.js';

/** Ids of the engine's jobs that wait no longer: canceled, or answered by the command itself. */
export function goneJobs({ events, commands, jobs, state }: SavedStep): {
  readonly work: readonly string[];
  readonly messages: readonly string[];
} {
  const work = new Set<string>();
  const messages = new Set<string>();
  const [command] = commands;
  if (command?.type === 'fireTimer' || command?.type === 'completeJob' || command?.type === 'failJob')
    work.add(command.jobId);
  for (const event of events) {
    if (event.type === 'timer.fired') work.add(event.jobId);
    if (event.type === 'message.received' || event.type === 'signal.received') messages.add(event.jobId);
    if (event.type === 'job.canceled')
      (event.kind === 'message' || event.kind === 'signal' ? messages : work).add(event.jobId);
  }
  // a subscription that is not interrupting stays open under its id; a job made again under its id replaces its row
  const isGone = (id: string) => !state.jobs.some((job) => job.id === id) || jobs.some((job) => job.id === id);
  return { work: [...work].filter(isGone), messages: [...messages].filter(isGone) };
}

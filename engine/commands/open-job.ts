import type { Answer } from '../elements/behavior.js';
import { CommandRejected } from '../errors.js';
import type { Run } from '../run.js';
import type { OpenJob, Variables } from '../state/instance-state.js';

/** Jobs that ask for a result. */
export const answerable: readonly OpenJob['kind'][] = ['approvers', 'service', 'script', 'decision', 'call'];

/** The job a command answers. Throws CommandRejected `job.notOpen` when nobody waits for it (any more). */
export function openJob(run: Run, jobId: string, kinds: readonly OpenJob['kind'][]): OpenJob {
  const job = run.state.job(jobId);
  if (job !== undefined && kinds.includes(job.kind)) return job;
  throw new CommandRejected(
    'job.notOpen',
    { jobId },
    `Expected an open job ${jobId} (${kinds.join(', ')}), but it is not.`,
  );
}

/** What a job waits for has happened. What it cannot be taken in with is an incident. */
export function announce(run: Run, { id, elementId, scopeId }: OpenJob, variables?: Variables): void {
  run.push({ type: 'deliver', jobId: id, elementId, scopeId, ...(variables !== undefined && { variables }) });
}

/** Hands the answer to the element that waits. */
export function resume(run: Run, job: OpenJob, answer: Answer): void {
  const node = run.node(job.elementId);
  run.behavior(node).resume?.(run, node, run.state.scope(job.scopeId), job, answer);
}

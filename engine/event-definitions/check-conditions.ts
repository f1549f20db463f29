import type { Run } from '../run.js';
import { definitionOf } from './definitions-in.js';

/** Variables were written: the conditions that read one of them are looked at. */
export function checkConditionsReading(run: Run, names: readonly string[]): void {
  for (const job of run.state.current.jobs) {
    if (job.kind !== 'conditional') continue;
    const definition = definitionOf(run.node(job.elementId), job);
    if (definition?.kind !== 'conditional' || !names.some((name) => definition.condition.reads.includes(name)))
      continue;
    const incident = run.state.current.incidents.find(({ move }) => move.type === 'check' && move.jobId === job.id);
    if (incident !== undefined) run.resolve(incident);
    run.push({ type: 'check', jobId: job.id, elementId: job.elementId, scopeId: job.scopeId });
  }
}

import type { InstanceState, Process } from '@xiaowu/engine';

/** Elements where the case waits without a task: events, services, incidents, joins. Events on the edge of an activity do not count. */
export function waitingElements(process: Process, { jobs, incidents, tokens }: InstanceState): string[] {
  const ids = [...jobs, ...incidents, ...tokens].map(({ elementId }) => elementId);
  return [...new Set(ids)].filter((id) => process.nodes[id]?.kind !== 'boundaryEvent');
}

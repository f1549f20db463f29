import type { InstanceState, Process } from '@xiaowu/engine';

/** Elements where the case waits without a task: events, services, incidents, joins. Events on the edge of an activity do not count. */
export function waitingElements(process: Process, { jobs, incidents, tokens }: InstanceState): string[] {
  return withoutEdges(process, [...jobs, ...incidents, ...tokens]);
}

/** What 当前进度 names beside the open tasks: cases that were called, and where there are no tasks, what it waits for. */
export function progressElements(process: Process, state: InstanceState, hasTasks: boolean): string[] {
  const { jobs, incidents, tokens } = state;
  if (hasTasks)
    return withoutEdges(
      process,
      jobs.filter(({ kind }) => kind === 'call'),
    );
  // a join waits for what is named already
  const waiting = withoutEdges(process, [...jobs, ...incidents]);
  return waiting.length > 0 ? waiting : withoutEdges(process, tokens);
}

const withoutEdges = (process: Process, places: readonly { readonly elementId: string }[]): string[] =>
  [...new Set(places.map(({ elementId }) => elementId))].filter((id) => process.nodes[id]?.kind !== 'boundaryEvent');

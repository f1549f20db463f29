import { type InstanceState, type OpenJob, type Process, startableActivities, type TrialAct } from '@xiaowu/engine';

/** Something a trial waits for, with what can be done about it. */
export interface WaitingThing {
  readonly key: string;
  readonly elementId: string;
  readonly kind:
    | 'task'
    | 'timer'
    | 'message'
    | 'signal'
    | 'choice'
    | 'service'
    | 'decision'
    | 'script'
    | 'call'
    | 'other'
    | 'join'
    | 'incident';
  /** Holder of a task: person ids and group keys. */
  readonly people: readonly string[];
  /** Timers, UTC ISO. */
  readonly dueAt: string | null;
  /** Incidents. */
  readonly code: string | null;
}

const kinds: { readonly [kind: string]: WaitingThing['kind'] } = {
  timer: 'timer',
  message: 'message',
  signal: 'signal',
  service: 'service',
  decision: 'decision',
  script: 'script',
  call: 'call',
};

export function waitingThings(process: Process, state: InstanceState): WaitingThing[] {
  const { scopes, tasks, jobs, tokens, incidents, status } = state;
  if (status !== 'running') return [];
  const elements = new Map(scopes.map(({ id, elementId }) => [id, elementId]));
  const thing = (key: string, elementId: string, kind: WaitingThing['kind'], more: Partial<WaitingThing> = {}) => ({
    key,
    elementId,
    kind,
    people: [],
    dueAt: null,
    code: null,
    ...more,
  });
  return [
    ...incidents.map(({ id, elementId, code }) => thing(id, elementId, 'incident', { code })),
    ...tasks
      .filter((task) => task.status === 'open')
      .map(({ id, scopeId, assignee, candidates }) =>
        thing(id, elements.get(scopeId) ?? '', 'task', { people: assignee === null ? candidates : [assignee] }),
      ),
    ...jobs
      .filter(({ kind }) => kind !== 'approvers')
      .map((job: OpenJob) => thing(job.id, job.elementId, kinds[job.kind] ?? 'other', { dueAt: job.dueAt ?? null })),
    ...startableActivities(process, state).map(({ activityId, elementId }) =>
      thing(`${activityId} ${elementId}`, elementId, 'choice'),
    ),
    ...tokens.map(({ id, elementId }) => thing(id, elementId, 'join')),
  ];
}

/** Person ids by the step that they are chosen for. */
export type NextApprovers = Readonly<Record<string, readonly string[]>>;

/** The act that a person does at a task, by the first who may. */
export const personAct = (type: 'approve' | 'refuse', { elementId, people }: WaitingThing): TrialAct => ({
  type,
  elementId,
  by: people[0] ?? '',
});

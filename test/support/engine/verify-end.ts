import type { Command, Event, InstanceState, Job } from '../../../engine/index.js';
import { same } from './same.js';

/** What an instance has seen until its end. */
interface Ended {
  readonly state: InstanceState;
  readonly events: readonly Event[];
  readonly jobs: readonly Job[];
  readonly commands: readonly Command[];
}

/** An ended instance has left nothing behind, and the shell knows of everything that is over. */
export function verifyEnd({ state, events, jobs: jobsGiven, commands }: Ended): void {
  const { tokens, tasks, groups, jobs, scopes } = state;
  const left = { tokens, tasks, groups, jobs, incidents: state.incidents, scopes: scopes.slice(1) };
  same(JSON.stringify(Object.values(left).flat()), '[]', 'what an ended instance leaves');
  const { id: _, elementId: __, parentId: ___, variables: ____, ...rest } = scopes[0]!;
  same(JSON.stringify(rest), '{}', 'what an ended instance keeps beside its variables');
  same(events.filter(({ type }) => type === 'instance.ended').length, 1, 'number of ends');
  const over = new Set(events.flatMap((event) => ('jobId' in event ? [event.jobId] : [])));
  const answered = new Set(commands.flatMap((command) => ('jobId' in command ? [command.jobId] : [])));
  const open = jobsGiven.filter(({ id }) => !over.has(id) && !answered.has(id));
  same(JSON.stringify(open), '[]', 'jobs that nobody told the shell about');
  const made = events.flatMap((event) => (event.type === 'userTask.created' ? [event.taskId] : []));
  const gone = events.flatMap((event) =>
    event.type === 'userTask.completed' || event.type === 'userTask.canceled' ? [event.taskId] : [],
  );
  same([...gone].sort().join(), [...made].sort().join(), 'tasks that are over');
}

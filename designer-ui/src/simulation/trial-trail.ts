import type { DecisionTrace, Event, FlowNode, Process, StepMoment, TaskAction } from '@xiaowu/engine';
import type { TrialEntry } from './trial-history';

/** A line of the records as a real case would have them. */
export interface TrailLine {
  readonly key: string;
  readonly elementId: string | null;
  /** Code of the text; `locales` has a sentence for each. */
  readonly what: TrailCode;
  /** Person id or group key; null = the system. */
  readonly by: string | null;
  readonly at: string;
  /** What the step calls it, where it has a word of its own. */
  readonly label?: string;
  /** Of a decision that was made. */
  readonly made?: DecisionTrace;
}

export const trailCodes = [
  'submitted',
  'approve',
  'refuse',
  'return',
  'returnedTo',
  'returnedDirect',
  'addedBefore',
  'addedAfter',
  'addedParallel',
  'waits',
  'skipped',
  'reminded',
  'timeUp',
  'escalated',
  'forwarded',
  'timer',
  'message',
  'answered',
  'decided',
  'ran',
  'error',
  'incident',
  'completed',
  'failed',
  'refused',
  'terminated',
] as const;
export type TrailCode = (typeof trailCodes)[number];

/** The newest line first. `reminders` are those that somebody got until now. */
export function trailOf(
  entries: readonly TrialEntry[],
  process: Process,
  reminders: readonly StepMoment[] = [],
): TrailLine[] {
  const done = entries.flatMap((entry, position) =>
    [...before(entry, process), ...entry.result.events.flatMap((event) => lineOf(event, process, entry.act) ?? [])].map(
      (line, i): TrailLine => ({ key: `${position}-${i}`, at: entry.at, ...line }),
    ),
  );
  const reminded = reminders.map(({ task, at }): TrailLine => {
    const { taskId, elementId, holder: by } = task;
    return { key: `${taskId} ${at}`, what: 'reminded', elementId, by, at };
  });
  return [...reminded, ...done].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).reverse();
}

type Line = Omit<TrailLine, 'key' | 'at'>;

/** What the act itself says, before what came of it. */
function before({ act, result, made }: TrialEntry, { nodes }: Process): Line[] {
  if (act?.type === 'decide') return [{ what: 'decided', elementId: act.elementId, by: null, ...(made && { made }) }];
  if (act?.type === 'addApprovers') return [{ what: addedLines[act.position], elementId: act.elementId, by: act.by }];
  if (act?.type === 'run') return [{ what: 'ran', elementId: act.elementId, by: null }];
  if (act?.type === 'answer') return [{ what: 'answered', elementId: act.elementId, by: null }];
  if (act?.type !== 'timeUp') return [];
  const { elementId, by } = act;
  const node = nodes[elementId];
  const isQuiet = node?.kind === 'userTask' && node.approval.whenOverdue === 'nothing';
  const isEscalated = result.events.length === 0 && !isQuiet;
  return [
    { what: 'timeUp', elementId, by },
    ...(isEscalated ? [{ what: 'escalated' as const, elementId, by: null }] : []),
  ];
}

const addedLines = { before: 'addedBefore', after: 'addedAfter', parallel: 'addedParallel' } as const;

/** The step's own words on the button that was pressed. */
function labelOf(node: FlowNode | undefined, pressed: TaskAction): Pick<Line, 'label'> {
  const own = node?.kind === 'userTask' && node.approval.actions.find(({ action }) => action === pressed)?.label;
  return own ? { label: own } : {};
}

function lineOf(event: Event, { applicantTaskId, nodes }: Process, act: TrialEntry['act']): Line | null {
  switch (event.type) {
    case 'userTask.completed': {
      const isSubmission = event.outcome === 'approve' && event.elementId === applicantTaskId;
      return {
        ...{ what: isSubmission ? 'submitted' : event.outcome, elementId: event.elementId, by: event.by },
        ...labelOf(nodes[event.elementId], event.outcome === 'refuse' ? 'refuse' : 'complete'),
      };
    }
    case 'userTask.created':
      return { what: 'waits', elementId: event.elementId, by: event.assignee ?? event.candidates[0] ?? null };
    case 'returned': {
      const isDirect = act?.type === 'return' && act.mode === 'direct';
      return { what: isDirect ? 'returnedDirect' : 'returnedTo', elementId: event.to, by: event.by };
    }
    case 'userTask.skipped':
      return { what: 'skipped', elementId: event.elementId, by: event.user };
    case 'userTask.forwarded':
      return { what: 'forwarded', elementId: event.elementId, by: event.to };
    case 'timer.fired':
      return { what: 'timer', elementId: event.elementId, by: null };
    case 'message.received':
      return { what: 'message', elementId: event.elementId, by: null };
    case 'error.caught':
      return { what: 'error', elementId: event.elementId, by: null };
    case 'incident.created':
      return { what: 'incident', elementId: event.elementId, by: null };
    case 'instance.ended':
      return { what: event.status, elementId: null, by: null };
    default:
      return null;
  }
}

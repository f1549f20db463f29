import { type Json, type Process, startableActivities, tokenPlaces, type Variables } from '../../engine/index.js';
import { Case } from '../support/engine/case.js';

/** One command of a case file, in short: elements instead of task and job ids. `by` defaults to who holds the task. */
export type ScenarioCommand =
  | { readonly complete: string; readonly by?: string; readonly variables?: Variables }
  | { readonly refuse: string; readonly by?: string }
  | { readonly return: string; readonly to: string; readonly mode?: 'redo' | 'direct'; readonly by?: string }
  | {
      readonly add: string;
      readonly position: 'before' | 'after' | 'parallel';
      readonly people: string[];
      readonly mode?: 'all' | 'any' | 'sequential';
      readonly by?: string;
    }
  | { readonly remove: string; readonly people: string[]; readonly by: string }
  | { readonly claim: string; readonly by: string }
  | { readonly release: string; readonly by: string }
  | { readonly forward: string; readonly to: string; readonly by: string }
  | { readonly delegate: string; readonly to: string; readonly by: string }
  | { readonly assign: string; readonly to: string; readonly from?: string }
  | { readonly withdraw: string }
  | { readonly takeBack: string; readonly by: string }
  | { readonly move: string; readonly to: string }
  | { readonly moveOnto: string; readonly flow: string }
  | { readonly suspend: string }
  | { readonly resume: string }
  | { readonly fire: string; readonly at?: string }
  | { readonly deliver: string; readonly messageId: string; readonly variables?: Variables }
  | { readonly answer: string; readonly result?: Json }
  | { readonly fail: string; readonly errorCode?: string }
  | { readonly retry: string }
  | { readonly set: Variables }
  /** Begins an activity of the ad-hoc sub-process that runs. */
  | { readonly begin: string; readonly variables?: Variables }
  | { readonly signal: string; readonly variables?: Variables }
  | { readonly escalate: string; readonly code: string }
  | { readonly terminate: string };

/** `<case>.json` beside `<case>.bpmn`. */
export interface Scenario {
  /** What it shows, in a sentence. */
  readonly about: string;
  /** What the case starts with. */
  readonly start?: {
    readonly variables?: Variables;
    /** Who gets which user task; default: a person called as the element. */
    readonly people?: { readonly [elementId: string]: readonly string[] };
    readonly startEventId?: string;
    /** Which of several definitions of the start has happened. */
    readonly startDefinition?: number;
    readonly limits?: { readonly moves?: number; readonly instances?: number };
  };
  /** Why the answers must come in this order; else any order that is possible ends the same. */
  readonly orderMatters?: string;
  /** What happens at the start, and what then waits. */
  readonly trace?: Expected['trace'];
  readonly tasks: Expected['tasks'];
  readonly waits?: Expected['waits'];
  readonly choices?: Expected['choices'];
  readonly steps: readonly (Expected & { readonly command: ScenarioCommand })[];
  readonly end: {
    readonly status: string;
    readonly variables: Variables;
    readonly incidents: readonly string[];
    /** How often elements were entered and flows taken in all. */
    readonly visits?: { readonly [elementId: string]: number };
  };
}

/** What a command does; what is absent is not looked at. */
export interface Expected {
  /** One word per event (see `wordOf`). */
  readonly trace?: readonly string[];
  /** Who has which task. */
  readonly tasks: readonly string[];
  /** What is waited for beside people, as `kind element`. */
  readonly waits?: readonly string[];
  /** What can be begun in ad-hoc sub-processes. */
  readonly choices?: readonly string[];
  /** What the shell is asked to do without an answer, as `kind name`. */
  readonly sends?: readonly string[];
}

/** What there is of what is expected. */
export function found(run: Case, { trace, waits, sends, choices }: Partial<Expected>): Expected {
  return {
    ...(trace && { trace: run.trace }),
    tasks: run.tasks,
    ...(waits && { waits: run.waits }),
    ...(sends && { sends: run.sends }),
    ...(choices && { choices: startableActivities(run.process, run.state).map(({ elementId }) => elementId) }),
  };
}

/** How often the named elements were entered and flows taken. */
export function visits(run: Case, named: { readonly [elementId: string]: number }): { [elementId: string]: number } {
  const count = (id: string): number => run.count(id) + run.count(id, 'sequenceFlow.taken');
  return Object.fromEntries(Object.keys(named).map((id) => [id, count(id)]));
}

/** Starts the case of a scenario; approvers are answered at once. */
export function begin(process: Process, { start = {} }: Pick<Scenario, 'start'>): Case {
  return new Case(process, start);
}

/** Gives one command of a scenario. */
export function give(run: Case, command: ScenarioCommand): void {
  if ('complete' in command) run.complete(command.complete, command.by, command.variables);
  else if ('refuse' in command) run.refuse(command.refuse, command.by);
  else if ('return' in command) {
    const { to } = command;
    run.back(
      command.return,
      to === 'applicant' || to === 'previous' ? to : { elementId: to },
      command.mode,
      command.by,
    );
  } else if ('add' in command) run.add(command.add, command.position, command.people, command.mode, command.by);
  else if ('remove' in command || 'claim' in command || 'release' in command) giveTask(run, command);
  else if ('forward' in command || 'delegate' in command || 'assign' in command) giveOn(run, command);
  else if ('takeBack' in command) run.do({ type: 'takeBack', elementId: command.takeBack, by: command.by });
  else if ('move' in command) move(run, command.move, { elementId: command.to });
  else if ('moveOnto' in command) move(run, command.moveOnto, { flowId: command.flow });
  else if ('suspend' in command) run.do({ type: 'suspend', by: command.suspend });
  else if ('resume' in command) run.do({ type: 'resume', by: command.resume });
  else if ('withdraw' in command) run.do({ type: 'withdraw', by: command.withdraw });
  else if ('fire' in command) run.fire(command.fire, command.at);
  else if ('deliver' in command) run.deliver(command.deliver, command.messageId, command.variables);
  else if ('signal' in command) {
    run.do({
      type: 'deliverSignal',
      jobId: run.jobId(command.signal, 'signal'),
      ...(command.variables && { variables: command.variables }),
    });
  } else if ('escalate' in command) {
    run.do({ type: 'escalateJob', jobId: run.jobId(command.escalate), code: command.code });
  } else if ('answer' in command) run.answer(command.answer, command.result);
  else if ('fail' in command) run.fail(command.fail, command.errorCode);
  else if ('retry' in command) {
    const incident = run.state.incidents.find(({ elementId }) => elementId === command.retry);
    run.do({ type: 'retryIncident', incidentId: incident?.id ?? '' });
  } else if ('begin' in command) {
    const [choice] = startableActivities(run.process, run.state).filter((each) => each.elementId === command.begin);
    const { begin: elementId, variables } = command;
    run.do({ type: 'startActivity', activityId: choice?.activityId ?? '', elementId, ...(variables && { variables }) });
  } else if ('set' in command) run.do({ type: 'setVariables', variables: command.set });
  else run.do({ type: 'terminate', by: command.terminate });
}

type TaskCommand = Extract<ScenarioCommand, { remove: string } | { claim: string } | { release: string }>;

function giveTask(run: Case, command: TaskCommand): void {
  const { by } = command;
  if ('claim' in command) run.do({ type: 'claimTask', taskId: run.taskId(command.claim), by });
  else if ('release' in command) run.do({ type: 'releaseTask', taskId: run.taskId(command.release, by), by });
  else run.do({ type: 'removeApprovers', taskId: run.taskId(command.remove, by), people: command.people, by });
}

type Handover = Extract<ScenarioCommand, { forward: string } | { delegate: string } | { assign: string }>;

function giveOn(run: Case, command: Handover): void {
  const { to } = command;
  if ('assign' in command) {
    run.do({ type: 'assignTask', taskId: run.taskId(command.assign, command.from), to, by: 'chief' });
  } else if ('forward' in command) {
    run.do({ type: 'forwardTask', taskId: run.taskId(command.forward, command.by), to, by: command.by });
  } else {
    run.do({ type: 'delegateTask', taskId: run.taskId(command.delegate, command.by), to, by: command.by });
  }
}

/** Takes the token that is at an element. */
function move(run: Case, elementId: string, to: { elementId: string } | { flowId: string }): void {
  const found = tokenPlaces(run.state).find((each) => each.elementId === elementId);
  run.do({ type: 'moveToken', from: found?.place ?? { tokenId: '' }, to, by: 'admin' });
}

const answers = ['complete', 'fire', 'deliver', 'signal', 'answer', 'fail'];
const isAnswer = (command: ScenarioCommand) => answers.some((name) => name in command);

/** The commands in turn: answers that follow each other together, anything else by itself. */
export function answersTogether(commands: readonly ScenarioCommand[]): ScenarioCommand[][] {
  const groups: ScenarioCommand[][] = [];
  commands.forEach((command, i) => {
    const before = commands[i - 1];
    if (before && isAnswer(before) && isAnswer(command)) groups.at(-1)?.push(command);
    else groups.push([command]);
  });
  return groups;
}

/** Can the answer be given now? Told by what it needs to be open; anything else can. */
export function isPossible(run: Case, command: ScenarioCommand): boolean {
  if ('complete' in command) {
    const { complete, by } = command;
    return run.tasks.some((task) => (by ? task === `${complete}:${by}` : task.startsWith(`${complete}:`)));
  }
  const waiting = Object.entries(command).find(([name]) => answers.includes(name));
  return waiting === undefined || run.waits.some((wait) => wait.endsWith(` ${String(waiting[1])}`));
}

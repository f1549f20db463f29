import type { Json, Process, Variables } from '../../engine/index.js';
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
  | { readonly withdraw: string }
  | { readonly fire: string; readonly at?: string }
  | { readonly deliver: string; readonly messageId: string; readonly variables?: Variables }
  | { readonly answer: string; readonly result?: Json }
  | { readonly fail: string; readonly errorCode?: string }
  | { readonly retry: string }
  | { readonly set: Variables }
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
    readonly limits?: { readonly moves?: number; readonly instances?: number };
  };
  /** What happens at the start, one word per event (see `wordOf`), and who then has which task. */
  readonly trace: readonly string[];
  readonly tasks: readonly string[];
  readonly steps: readonly {
    readonly command: ScenarioCommand;
    readonly trace: readonly string[];
    readonly tasks: readonly string[];
  }[];
  readonly end: {
    readonly status: string;
    readonly variables: Variables;
    readonly incidents: readonly string[];
  };
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
  else if ('withdraw' in command) run.do({ type: 'withdraw', by: command.withdraw });
  else if ('fire' in command) run.fire(command.fire, command.at);
  else if ('deliver' in command) run.deliver(command.deliver, command.messageId, command.variables);
  else if ('answer' in command) run.answer(command.answer, command.result);
  else if ('fail' in command) run.fail(command.fail, command.errorCode);
  else if ('retry' in command) {
    const incident = run.state.incidents.find(({ elementId }) => elementId === command.retry);
    run.do({ type: 'retryIncident', incidentId: incident?.id ?? '' });
  } else if ('set' in command) run.do({ type: 'setVariables', variables: command.set });
  else run.do({ type: 'terminate', by: command.terminate });
}

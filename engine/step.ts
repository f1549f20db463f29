import type { Command, StartRequest } from './commands/command.js';
import { handle } from './commands/index.js';
import { awaitedBeside } from './elements/event-based-gateway.js';
import type { Process } from './definition/graph.js';
import { CommandRejected } from './errors.js';
import { defaultLimits, type Limits } from './limits.js';
import { Run, type StepResult } from './run.js';
import type { InstanceState, Json } from './state/instance-state.js';
import { upgrade } from './state/upgrade.js';

/** Starts an instance and moves it until everything waits. Pure; `request` is not changed. */
export function start(process: Process, request: StartRequest, limits?: Partial<Limits>): StepResult {
  const { by, variables, timeZone } = request;
  const own = Object.fromEntries(process.locals.map((name): [string, Json] => [name, null]));
  const all = process.locals.length === 0 ? variables : { ...own, ...variables };
  const state: InstanceState = {
    version: 1,
    processId: process.id,
    status: 'running',
    counter: 1,
    people: [by],
    isActedOn: false,
    ...(timeZone !== undefined && { timeZone }),
    scopes: [{ id: 's1', elementId: process.id, parentId: null, ...(all !== undefined && { variables: all }) }],
    tokens: [],
    groups: [],
    tasks: [],
    jobs: [],
    incidents: [],
    messageIds: [],
  };
  const run = new Run(process, state, request, { ...defaultLimits, ...limits });
  run.emit({ type: 'instance.started' });
  if (process.eventSubProcessIds.length > 0) run.push({ type: 'arm', scopeId: 's1' });
  const elementId = startOf(process, request);
  run.push({ type: 'enter', elementId, scopeId: 's1', occurred: request.startDefinition ?? 0 });
  for (const beside of awaitedBeside(process, elementId)) run.push({ type: 'enter', elementId: beside, scopeId: 's1' });
  run.drain();
  return run.result();
}

/**
 * Applies a command and moves the instance until everything waits. Pure: `state` and `command` are not changed, and the
 * same inputs give the same result to the byte. Throws CommandRejected when the state does not allow the command.
 */
export function step(process: Process, state: InstanceState, command: Command, limits?: Partial<Limits>): StepResult {
  const current = upgrade(state);
  if (current.status !== 'running' && !(current.status === 'suspended' && isForSuspended(command))) {
    throw new CommandRejected(
      'instance.notRunning',
      { status: current.status },
      `Expected a running instance, but it is ${current.status}.`,
    );
  }
  const run = new Run(process, current, command, { ...defaultLimits, ...limits });
  handle(run, command);
  run.drain();
  return run.result();
}

/** While a case is suspended nothing moves: it can only be resumed or ended. */
function isForSuspended({ type }: Command): boolean {
  return type === 'resume' || type === 'terminate';
}

function startOf(process: Process, { startEventId }: StartRequest): string {
  if (startEventId === undefined) return process.startEventId;
  if (process.starts.some(({ elementId }) => elementId === startEventId)) return startEventId;
  throw new CommandRejected(
    'start.unknown',
    { startEventId },
    `Expected a start of ${process.id}, but got ${startEventId}.`,
  );
}

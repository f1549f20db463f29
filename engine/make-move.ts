import { dominators } from './analysis/dominators.js';
import { passingsBehind, placesIn } from './analysis/passings.js';
import { reachable } from './analysis/region.js';
import { giveOutputs } from './elements/activity-data.js';
import { behaviorOf } from './elements/index.js';
import { endInstance } from './end-instance.js';
import { armEventSubProcesses } from './event-definitions/arm-event-sub-processes.js';
import { deliver } from './event-definitions/catching.js';
import { checkCondition } from './event-definitions/conditional.js';
import { compensated } from './compensation/compensate.js';
import { recordCompensation } from './compensation/record.js';
import { leave } from './leave.js';
import type { FlowNode } from './definition/flow-node.js';
import type { Run } from './run.js';
import { elementNumbers } from './state/element-numbers.js';
import type { Passed, Scope } from './state/instance-state.js';
import type { Move } from './state/move.js';

/** Does one move. Throws IncidentRaised; the caller undoes what the move has done until then. */
export function makeMove(run: Run, move: Move): void {
  switch (move.type) {
    case 'arrive': {
      const node = run.node(run.flow(move.flowId).targetId);
      return behaviorOf(node).enter(run, node, move);
    }
    case 'enter': {
      const node = run.node(move.elementId);
      return behaviorOf(node).enter(run, node, { ...move, flowId: null });
    }
    case 'arm':
      return armEventSubProcesses(run, run.state.scope(move.scopeId));
    case 'check': {
      const job = run.state.job(move.jobId);
      return job && checkCondition(run, job);
    }
    case 'deliver': {
      const job = run.state.job(move.jobId);
      return job && deliver(run, job, move.variables);
    }
    case 'consume':
      return run.consume(move.scopeId);
    case 'restart': {
      const scope = run.state.scope(move.scopeId);
      const node = run.node(scope.elementId);
      return behaviorOf(node).restart?.(run, node, scope);
    }
    case 'complete':
      return complete(run, move.scopeId);
    case 'leave':
      return leave(run, run.node(move.elementId), move.scopeId);
    case 'recheck': {
      const node = run.node(move.elementId);
      return behaviorOf(node).recheck?.(run, node, move.scopeId);
    }
  }
}

/** Something ended in a scope: a child scope, or (null) a token. Its element says whether the scope is done. */
export function childEnded(run: Run, scope: Scope, child: Scope | null): void {
  if (scope.isCompensating === true) {
    compensated(run, scope.id);
  } else if (scope.parentId !== null) {
    const node = run.node(scope.elementId);
    behaviorOf(node).childEnded?.(run, node, scope, child);
  } else if (run.isEmpty(scope.id)) {
    endInstance(run, 'completed');
  }
}

/** Closes a scope that is done: outputs, what it still waited for goes, then its outgoing flows or its parent's turn. */
function complete(run: Run, scopeId: string): void {
  writeOutputs(run, run.state.scope(scopeId));
  const scope = run.state.scope(scopeId);
  const node = run.node(scope.elementId);
  const parent = run.state.scope(scope.parentId ?? '');
  run.cancelJobs(run.state.current.jobs.filter((job) => job.scopeId === scopeId));
  run.state.removeScope(scopeId);
  run.emit({ type: 'activity.completed', elementId: scope.elementId, activityId: scopeId });
  recordCompensation(run, node, scope, parent.id);
  const isInstance = node.scopeId !== parent.elementId;
  keepInside(run, parent.id, [...(scope.passedInside ?? []), ...(isInstance ? (scope.passed ?? []) : [])]);
  if (isInstance) return childEnded(run, run.state.scope(parent.id), scope);
  if (scope.doneBy !== undefined) recordPassed(run, parent.id, node.id, [[numberOf(run, node.id), ...scope.doneBy]]);
  if (scope.passed !== undefined) recordPassed(run, parent.id, node.id, scope.passed);
  keepBallots(run, parent.id, scope);
  const around = run.process.nodes[parent.elementId];
  const goesOn = around === undefined || behaviorOf(around).childCompleted?.(run, around, parent, scope) !== false;
  if (goesOn) leave(run, node, parent.id, 'completionQuantity' in node ? node.completionQuantity : 1);
  else run.consume(parent.id);
}

/** Of a multi-instance or looping activity the instances have outputs, the body has its output collection. */
function writeOutputs(run: Run, scope: Scope): void {
  const node = run.node(scope.elementId);
  if (!('outputs' in node) || scope.loop !== undefined || scope.rounds !== undefined) return;
  // A sub-process that is undone has given its outputs long ago.
  const isUndone = run.state.parentOf(scope)?.isCompensating === true && !node.isForCompensation;
  if (!isUndone) giveOutputs(run, node, scope);
}

function numberOf(run: Run, elementId: string): number {
  return elementNumbers(run.process).numbers.get(elementId) ?? -1;
}

/**
 * Passing a step again moves it to the end; former passings are kept while their tokens are still behind it. What is
 * passed inside one of several instances is kept elsewhere (`keepInside`).
 */
function recordPassed(run: Run, scopeId: string, elementId: string, steps: Scope['passed'] & object): void {
  const { passed = [], ...scope } = run.state.scope(scopeId);
  const again = new Set(steps.map(([element]) => element));
  const isAgain = ([element]: Passed): boolean => again.has(element);
  const former = passed.some(isAgain) ? tokensBehind(run, scopeId, elementId) : 0;
  const kept = [...again].flatMap((each) => {
    const passings = passed.filter(([element]) => element === each);
    return passings.slice(Math.max(0, passings.length - former));
  });
  run.state.putScope({ ...scope, passed: [...passed.filter((each) => !isAgain(each)), ...kept, ...steps] });
}

/** Who has done steps inside of one of several instances stays known where a step excludes them. */
function keepInside(run: Run, scopeId: string, steps: readonly Passed[]): void {
  const asks = (node: FlowNode): boolean => node.kind === 'userTask' && node.approval.excludesEarlierApprovers;
  if (steps.length === 0 || !Object.values(run.process.nodes).some(asks)) return;
  const scope = run.state.scope(scopeId);
  const people = new Map<number, Set<number>>();
  for (const [element, ...indexes] of [...(scope.passedInside ?? []), ...steps])
    people.set(element, new Set([...(people.get(element) ?? []), ...indexes]));
  run.state.putScope({ ...scope, passedInside: [...people].map(([element, indexes]) => [element, ...indexes]) });
}

/** How a 票签 stood goes where its step is passed, instead of how it stood before. */
function keepBallots(run: Run, scopeId: string, { elementId, doneBy, passed = [], ballots = [] }: Scope): void {
  const { ballots: known = [], ...scope } = run.state.scope(scopeId);
  const again = new Set(passed.map(([element]) => element));
  if (doneBy !== undefined) again.add(numberOf(run, elementId));
  const kept = [...known.filter(({ element }) => !again.has(element)), ...ballots];
  run.state.putScope({ ...scope, ...(kept.length > 0 && { ballots: kept }) });
}

/** How many tokens have passed an element in this round of it and are not through with what is behind it. */
function tokensBehind(run: Run, scopeId: string, elementId: string): number {
  const { process } = run;
  const region = reachable(process, elementId, dominators(process, elementId));
  const places = placesIn(process, run.state.current, scopeId, region, run.movesIn(scopeId));
  return passingsBehind(process, elementId, region, places).count;
}

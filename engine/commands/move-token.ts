import { pathFromLevel } from '../analysis/region.js';
import { cancel } from '../cancel.js';
import { CommandRejected } from '../errors.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import { isOnItsWay } from '../state/move.js';
import type { TokenPlace, TokenTarget } from './command.js';
import type { Handler } from './handler.js';

/**
 * An administrator takes a token from where it waits, is parked or is stuck, and lets it go on elsewhere. A sub-process
 * that it leaves empty goes, one that it comes to and that runs already is used.
 */
export const moveToken: Handler<'moveToken'> = (run, { from, to }) => {
  const place = placeOf(run, from);
  const flow = 'flowId' in to ? run.process.flows[to.flowId] : undefined;
  const elementId = 'elementId' in to ? to.elementId : (flow?.targetId ?? '');
  const owner = ownerOf(run, place.scopeId, elementId);
  if (owner === undefined) throw noWayIn(to);
  run.emit({ type: 'token.moved', from: place.elementId, to: elementId });
  place.takeAway();
  closeEmptied(run, place.scopeId, owner.id);
  const [scope, [first, ...inside]] = wayIn(run, owner, pathFromLevel(run.process, elementId, owner.elementId));
  if (first === undefined || !inside.every((_, index) => canBeEntered(run, [first, ...inside][index]))) {
    throw noWayIn(to);
  }
  if (flow === undefined) {
    run.push({
      type: 'enter',
      elementId: first,
      scopeId: scope.id,
      ...(inside.length > 0 && { path: inside }),
    });
  } else {
    if (inside.length > 0) throw noWayIn(to);
    run.push({ type: 'arrive', flowId: flow.id, scopeId: scope.id });
  }
};

/** A token: the scope it moves in, and how it is taken away. */
interface Place {
  readonly scopeId: string;
  readonly elementId: string;
  takeAway(): void;
}

function placeOf(run: Run, from: TokenPlace): Place {
  const { tokens, incidents } = run.state.current;
  if ('activityId' in from) return activityPlace(run, from.activityId, from);
  if ('tokenId' in from) {
    const token = tokens.find(({ id }) => id === from.tokenId);
    if (token === undefined) throw notThere(from);
    const { scopeId, elementId } = token;
    return {
      scopeId,
      elementId,
      takeAway() {
        run.state.removeTokens(new Set([token]));
        // Whether what is left at the join can go on is asked anew.
        for (const incident of incidents) {
          if (incident.move.type === 'recheck' && incident.scopeId === scopeId) run.resolve(incident);
        }
      },
    };
  }
  const incident = incidents.find(({ id }) => id === from.incidentId);
  if (incident === undefined) throw notThere(from);
  const { move, scopeId, elementId } = incident;
  if (move.type === 'restart' || move.type === 'complete') return activityPlace(run, scopeId, from);
  // At a join it is the parked tokens that can be moved; what waits for an event has no token of its own.
  if (!isOnItsWay(move)) throw notThere(from);
  const scope = run.state.scope(scopeId);
  // An instance of several that could not begin: the activity as a whole moves.
  if (scope.elementId === elementId) return activityPlace(run, scopeId, from);
  return { scopeId, elementId, takeAway: () => run.resolve(incident) };
}

/** Of a multi-instance or looping activity the whole moves, not one instance or round. */
function activityPlace(run: Run, activityId: string, from: TokenPlace): Place {
  let scope = run.state.findScope(activityId);
  if (scope === undefined) throw notThere(from);
  let parent = run.state.parentOf(scope);
  while (parent !== undefined && parent.elementId === scope.elementId) {
    scope = parent;
    parent = run.state.parentOf(scope);
  }
  if (parent === undefined) throw notThere(from);
  const { id, elementId } = scope;
  return { scopeId: parent.id, elementId, takeAway: () => cancel(run, id, 'moved') };
}

/** The nearest scope around the token that the element is in. */
function ownerOf(run: Run, scopeId: string, elementId: string): Scope | undefined {
  let scope: Scope | undefined = run.state.scope(scopeId);
  while (scope !== undefined && pathFromLevel(run.process, elementId, scope.elementId).length === 0) {
    scope = run.state.parentOf(scope);
  }
  return scope;
}

/** The token has left its sub-process: with nothing else in it, it does not go on. */
function closeEmptied(run: Run, scopeId: string, ownerId: string): void {
  for (let id = scopeId; id !== ownerId && run.isEmpty(id);) {
    const scope = run.state.scope(id);
    const parent = run.state.parentOf(scope);
    if (parent === undefined) return;
    cancel(run, id, 'moved');
    if (parent.loop !== undefined && !run.isEmpty(parent.id)) {
      const { total, started } = parent.loop;
      run.state.putScope({ ...parent, loop: { ...parent.loop, total: total - 1, started: started - 1 } });
    }
    id = parent.id;
  }
}

/** Goes down into sub-processes that run already, as far as there is only one of each. */
function wayIn(run: Run, owner: Scope, path: readonly string[]): [Scope, readonly string[]] {
  let [scope, rest] = [owner, path];
  while (rest.length > 1) {
    const [running, ...more] = run.state.childrenOf(scope.id).filter(({ elementId }) => elementId === rest[0]);
    if (running === undefined || more.length > 0 || running.loop !== undefined || running.rounds !== undefined) break;
    [scope, rest] = [running, rest.slice(1)];
  }
  return [scope, rest];
}

/** Can a sub-process be begun at an element inside it? */
function canBeEntered(run: Run, elementId: string | undefined): boolean {
  const node = run.process.nodes[elementId ?? ''];
  return node?.kind === 'subProcess' && node.multiInstance === null && node.standardLoop === null;
}

function notThere(place: TokenPlace): CommandRejected {
  return new CommandRejected(
    'token.notThere',
    { place: { ...place } },
    `Expected a token to move, but there is none at ${JSON.stringify(place)}.`,
  );
}

function noWayIn(target: TokenTarget): CommandRejected {
  return new CommandRejected(
    'token.noWayIn',
    { target: { ...target } },
    `Expected an element that a token can be put at, but got ${JSON.stringify(target)}.`,
  );
}

import type { Activity } from '../definition/flow-node.js';
import type { StandardLoop } from '../definition/loop-characteristics.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';

/** Opens the body of a looping activity and begins its first round, unless none is wanted (§13.3.6). */
export function beginRounds(run: Run, node: Activity, marker: StandardLoop, parentId: string): Scope {
  const body = run.open({ elementId: node.id, parentId, rounds: 0 });
  next(run, node, marker, body);
  return body;
}

/** A round ended: another one, or the loop is done. */
export function roundEnded(run: Run, node: Activity, marker: StandardLoop, before: Scope, round: Scope): void {
  const doneBy = round.doneBy && [...new Set([...(before.doneBy ?? []), ...round.doneBy])];
  const body: Scope = { ...before, rounds: (before.rounds ?? 0) + 1, ...(doneBy !== undefined && { doneBy }) };
  run.state.putScope(body);
  next(run, node, marker, body);
}

function next(run: Run, node: Activity, marker: StandardLoop, body: Scope): void {
  const done = body.rounds ?? 0;
  const { condition, maximum, testBefore } = marker;
  const isAsked = condition !== null && (testBefore || done > 0);
  const isWanted = !isAsked || run.evaluate(condition, body, node.id, { loopCounter: done }) === true;
  if (isWanted && (maximum === null || done < maximum)) {
    run.push({ type: 'enter', elementId: node.id, scopeId: body.id, round: done + 1 });
  } else {
    run.push({ type: 'complete', scopeId: body.id });
  }
}

import { cancel, cancelInside } from '../cancel.js';
import type { Activity } from '../definition/flow-node.js';
import type { MultiInstance } from '../definition/loop-characteristics.js';
import { IncidentRaised } from '../errors.js';
import type { Run } from '../run.js';
import type { AnsweredInstance, Json, Loop, Scope, Variables } from '../state/instance-state.js';
import { forgetStandIn } from '../state/stood-in.js';
import { writeShared } from './activity-data.js';
import { throwInstanceEvents } from './instance-events.js';

/** Opens the body of a multi-instance activity and starts its first instance, or all of them (§13.3.7). */
export function beginInstances(run: Run, node: Activity, marker: MultiInstance, parentId: string): Scope {
  const parent = run.state.scope(parentId);
  const own: Variables = {};
  for (const { variable, expression } of marker.inputs) own[variable] = run.evaluate(expression, parent, node.id, own);
  const items = itemsOf(run, node, marker, parent, own);
  const total = items?.length ?? cardinalityOf(run, node, marker, parent);
  if (total > run.limits.instances) {
    throw new IncidentRaised('multiInstance.tooMany', node.id, { count: total, limit: run.limits.instances });
  }
  const loop: Loop = {
    total,
    started: 0,
    completed: 0,
    ...(marker.outputCollection !== null && { outputs: new Array<Json>(total).fill(null) }),
    ...(marker.isSequential && items !== null && { items: [...items] }),
  };
  const hasOwn = marker.inputs.length > 0;
  const body = run.open({ elementId: node.id, parentId, loop, ...(hasOwn && { variables: own }) });
  if (total === 0) finish(run, body, marker);
  else start(run, body, marker, marker.isSequential ? 1 : total, items);
  return body;
}

/** One instance ended: collect its output, then end the body or start the next. */
export function instanceEnded(
  run: Run,
  node: Activity,
  marker: MultiInstance,
  body: Scope,
  before: Loop,
  instance: Scope,
): void {
  const completed = before.completed + 1;
  const outputs = before.outputs && [...before.outputs];
  if (outputs !== undefined && marker.outputItem !== null) {
    outputs[(instance.loopCounter ?? 1) - 1] = run.evaluate(marker.outputItem, instance, node.id);
  }
  const answer = answerOf(node, marker, instance);
  const answered = answer === null ? before.answered : [...(before.answered ?? []), answer];
  const [ballot] = answer === null ? [] : (instance.ballots ?? []);
  const ballots = ballot === undefined ? before.ballots : { ...before.ballots, [instance.loopCounter ?? 1]: ballot };
  const loop: Loop = {
    ...before,
    completed,
    ...(outputs !== undefined && { outputs }),
    ...(answered !== undefined && { answered }),
    ...(ballots !== undefined && { ballots }),
  };
  const doneBy = instance.doneBy && [...new Set([...(body.doneBy ?? []), ...instance.doneBy])];
  const now: Scope = { ...body, loop, ...(doneBy !== undefined && { doneBy }) };
  run.state.putScope(now);

  const numbers = {
    numberOfInstances: loop.total,
    numberOfActiveInstances: loop.started - completed,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: 0,
  };
  const { events, completionCondition } = marker;
  if (events.length > 0 && !throwInstanceEvents(run, node, events, now, instance, numbers)) return;
  const isEnough =
    completionCondition !== null && run.evaluate(completionCondition, instance, node.id, numbers) === true;
  if (isEnough || completed === loop.total) {
    cancelInside(run, body.id, 'decided');
    finish(run, now, marker);
  } else if (marker.isSequential) {
    start(run, now, marker, 1, loop.items ?? null);
  }
}

/** What is kept of an instance so that it can be taken back; null where its end has had an effect beyond the answer. */
function answerOf(node: Activity, { events, inputItem }: MultiInstance, instance: Scope): AnsweredInstance | null {
  if (node.kind !== 'userTask' || events.length > 0 || node.compensationHandlerId !== null) return null;
  const { doneBy, loopCounter = 0 } = instance;
  return doneBy === undefined ? null : [loopCounter, itemIn(instance, inputItem), ...doneBy];
}

const itemIn = ({ variables }: Scope, name: string | null): Json =>
  name === null ? null : (variables?.[name] ?? null);

/**
 * 取回: an instance is open again for `by` alone; what the others of it said stands. Of sequential instances the one that
 * runs since then waits again.
 */
export function reopenInstance(
  run: Run,
  body: Scope,
  marker: MultiInstance,
  answer: AnsweredInstance,
  by: string,
): void {
  const before = body.loop as Loop;
  const [loopCounter, item, ...people] = answer;
  const { isSequential, inputItem } = marker;
  const later = isSequential ? run.state.childrenOf(body.id) : [];
  const waiting = later.map((scope) => itemIn(scope, inputItem));
  for (const scope of later) cancel(run, scope.id, 'takenBack');
  const { answered = [], items, outputs, ...rest } = before;
  const left = answered.filter((each) => each !== answer);
  const loop: Loop = {
    ...rest,
    completed: before.completed - 1,
    started: before.started - later.length,
    ...(items !== undefined && { items: [...waiting, ...items] }),
    ...(outputs !== undefined && { outputs: outputs.map((output, i) => (i === loopCounter - 1 ? null : output)) }),
    ...(left.length > 0 && { answered: left }),
  };
  const { doneBy: _, ...others } = run.state.scope(body.id);
  const doneBy = [...new Set(left.flatMap(([, , ...each]) => each))];
  run.state.putScope({ ...others, loop, ...(doneBy.length > 0 && { doneBy }) });
  forgetStandIn(run.state, run.process, body.elementId, run.state.personIndex(by));
  const ballot = before.ballots?.[loopCounter];
  const beside = ballot === undefined ? people.filter((person) => run.state.current.people[person] !== by) : people;
  run.push({
    type: 'enter',
    elementId: body.elementId,
    scopeId: body.id,
    loopCounter,
    ...(inputItem !== null && { variables: { [inputItem]: item } }),
    rework: [by],
    ...(beside.length > 0 && { doneBy: beside }),
    ...(ballot !== undefined && { ballot }),
  });
}

function start(run: Run, body: Scope, marker: MultiInstance, count: number, items: readonly Json[] | null): void {
  const loop = body.loop as Loop;
  for (let i = 0; i < count; i += 1) {
    run.push({
      type: 'enter',
      elementId: body.elementId,
      scopeId: body.id,
      loopCounter: loop.started + i + 1,
      ...(items !== null && marker.inputItem !== null && { variables: { [marker.inputItem]: items[i] ?? null } }),
    });
  }
  const rest = loop.items && { items: loop.items.slice(count) };
  run.state.putScope({ ...body, loop: { ...loop, started: loop.started + count, ...rest } });
}

function finish(run: Run, body: Scope, marker: MultiInstance): void {
  const { outputCollection, outputs } = marker;
  const collected = body.loop?.outputs;
  if (outputCollection !== null && collected !== undefined && body.parentId !== null) {
    const known = { [outputCollection]: [...collected] };
    if (outputs === null) run.write(body.parentId, known);
    for (const mapping of outputs ?? []) {
      writeShared(run, body, mapping, run.evaluate(mapping.expression, body, body.elementId, known));
    }
  }
  run.push({ type: 'complete', scopeId: body.id });
}

function itemsOf(
  run: Run,
  node: Activity,
  { collection }: MultiInstance,
  parent: Scope,
  own: Variables,
): readonly Json[] | null {
  if (collection === null) return null;
  const value = run.evaluate(collection, parent, node.id, own);
  if (Array.isArray(value)) return value;
  throw new IncidentRaised('multiInstance.collection', node.id, { expression: collection.source, value });
}

function cardinalityOf(run: Run, node: Activity, { cardinality }: MultiInstance, parent: Scope): number {
  const value = cardinality === null ? null : run.evaluate(cardinality, parent, node.id);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new IncidentRaised('multiInstance.cardinality', node.id, { expression: cardinality?.source ?? null, value });
}

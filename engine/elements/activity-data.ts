import type { EventData, Mapping } from '../definition/data-mapping.js';
import type { Activity, FlowNode } from '../definition/flow-node.js';
import { IncidentRaised } from '../errors.js';
import type { Run } from '../run.js';
import type { Json, Scope, Variables } from '../state/instance-state.js';
import { setLocalVariables } from '../state/variables.js';

type Part = Pick<Mapping, 'variable' | 'path'>;

/** Evaluates the input mappings of an activity one after the other; each sees those before it. */
export function takeInputs(run: Run, node: Activity, scope: Scope): void {
  for (const mapping of node.inputs) {
    const now = run.state.scope(scope.id);
    const value = run.evaluate(mapping.expression, now, node.id);
    const whole = withPart(now.variables?.[mapping.variable] ?? null, mapping, value, node.id);
    setLocalVariables(run.state, scope.id, { [mapping.variable]: whole });
  }
  requireOne(run, node, run.state.scope(scope.id), node.inputSets, 'data.inputMissing');
}

/** Evaluates the output mappings of an activity in its scope and writes what they give. */
export function giveOutputs(run: Run, node: Activity, scope: Scope): void {
  requireOne(run, node, scope, node.outputSets, 'data.outputMissing');
  for (const mapping of node.outputs) {
    const now = run.state.scope(scope.id);
    const value = run.evaluate(mapping.expression, now, node.id);
    const written = { [mapping.variable]: value };
    if (mapping.isShared === true) writeShared(run, now, mapping, value);
    else writeResult(run, now, written);
  }
}

/**
 * Writes what an activity gives: what belongs to it stays with it, the rest an instance of a multi-instance activity may
 * keep and any other hands on.
 */
export function writeResult(run: Run, scope: Scope, variables: Variables): void {
  const node = run.process.nodes[scope.elementId];
  const locals = node !== undefined && 'locals' in node ? node.locals : [];
  const isOwn = ([name]: [string, Json]): boolean => locals.includes(name);
  const entries = Object.entries(variables);
  const own = entries.filter(isOwn);
  if (own.length > 0) setLocalVariables(run.state, scope.id, Object.fromEntries(own));
  const others = own.length > 0 ? Object.fromEntries(entries.filter((entry) => !isOwn(entry))) : variables;
  run.write(scope.loopCounter === undefined ? (scope.parentId ?? scope.id) : scope.id, others);
}

/** Writes data that stands outside an activity. */
export function writeShared(run: Run, scope: Scope, mapping: Mapping, value: Json): void {
  const outside = run.state.scope(scope.parentId ?? scope.id);
  const before = mapping.path === undefined ? null : run.read(outside, mapping.variable);
  run.write(outside.id, { [mapping.variable]: withPart(before, mapping, value, scope.elementId) });
}

/** The result of the work as the data outputs of the activity: by name, or whole where there is only one. */
export function outputsOf({ dataOutputs }: Pick<Activity, 'dataOutputs'>, result: Json): Variables {
  const parts = typeof result === 'object' && result !== null && !Array.isArray(result) ? result : {};
  const [only, ...others] = dataOutputs;
  if (only !== undefined && others.length === 0 && !Object.hasOwn(parts, only)) return { [only]: result };
  return Object.fromEntries(
    dataOutputs.flatMap((name): [string, Json][] => (Object.hasOwn(parts, name) ? [[name, parts[name] ?? null]] : [])),
  );
}

/** What a message or signal carries; each mapping sees those before it. */
export function payloadFrom(run: Run, mappings: readonly Mapping[], scope: Scope, elementId: string): Variables {
  const payload: Variables = {};
  for (const mapping of mappings) {
    const value = run.evaluate(mapping.expression, scope, elementId, payload);
    payload[mapping.variable] = withPart(payload[mapping.variable] ?? null, mapping, value, elementId);
  }
  return payload;
}

/**
 * Writes what an event has brought to a scope: by its associations and mappings where it has any, else as it is. Gives
 * what is for `own`: the data of the event sub-process that it begins.
 */
export function takeEvent(
  run: Run,
  node: EventData & FlowNode,
  scope: Scope,
  payload: Variables,
  own: readonly string[] = [],
): Variables {
  const brought: Variables = {};
  if (isTakenWhole(node)) run.write(scope.id, payload);
  const known = node.dataOutputs.length === 0 ? {} : outputsOf(node, payload);
  for (const mapping of [...node.associations, ...node.takes]) {
    const { variable, path, expression } = mapping;
    const seen = node.takes.includes(mapping) ? { ...payload, ...brought } : known;
    const value = run.evaluate(expression, run.state.scope(scope.id), node.id, seen);
    const isOwn = own.includes(variable);
    const outside = path === undefined || isOwn ? null : run.read(run.state.scope(scope.id), variable);
    const whole = withPart(isOwn ? (brought[variable] ?? null) : outside, mapping, value, node.id);
    if (isOwn) brought[variable] = whole;
    else run.write(scope.id, { [variable]: whole });
  }
  return brought;
}

/** Does all that the event brings go to the variables around, under the names that it has? */
export const isTakenWhole = ({ dataOutputs, takes }: EventData): boolean =>
  dataOutputs.length === 0 && takes.length === 0;

/** The variable with one part of it replaced; parts around it are made where there are none. */
function withPart(whole: Json, { path = [], variable }: Part, value: Json, elementId: string): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const parts = whole ?? {};
  if (typeof parts !== 'object' || Array.isArray(parts)) {
    throw new IncidentRaised('data.noParts', elementId, { variable, path: [...path], value: parts });
  }
  const part = Object.hasOwn(parts, key) ? (parts[key] ?? null) : null;
  return { ...parts, [key]: withPart(part, { path: rest, variable }, value, elementId) };
}

/** Data is there when it has a value (§10.4.2). What an instance lacks its multi-instance body may have. */
function requireOne(
  run: Run,
  node: Activity,
  scope: Scope,
  sets: readonly (readonly string[])[],
  code: 'data.inputMissing' | 'data.outputMissing',
): void {
  if (sets.length === 0) return;
  const body = scope.loopCounter === undefined ? undefined : run.state.parentOf(scope);
  const has = (name: string): boolean => (scope.variables?.[name] ?? body?.variables?.[name] ?? null) !== null;
  if (sets.some((names) => names.every(has))) return;
  const [first = []] = sets;
  throw new IncidentRaised(code, node.id, { names: first.filter((name) => !has(name)) });
}

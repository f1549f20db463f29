import type { CompensationDefinition, SingleDefinition } from '../../../engine/definition/event-definition.js';
import type { EventDefinition } from '../../../engine/index.js';
import { and, begin, boundary, end, feel, many, service, sub, task, throws, user, xor } from './draw.js';
import type { Block } from './random-block.js';
import type { Canvas, Ends } from './random-events.js';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const compensation = (activityId: string | null, waitsForCompletion = true): CompensationDefinition => ({
  kind: 'compensation',
  activityId,
  waitsForCompletion,
});

/** The marker of several instances; so many that are done are enough. */
export const several = (count: number, isSequential: boolean, enough: number | null = null): ReturnType<typeof many> =>
  many({
    cardinality: feel(String(count)),
    isSequential,
    completionCondition: enough === null ? null : feel(`numberOfCompletedInstances >= ${enough}`),
  });

/** Draws the blocks in which something is undone. */
export function drawUndoing(
  block: Of<'undo' | 'undoAll' | 'transaction'>,
  scopeId: string,
  times: number,
  canvas: Canvas,
): Ends {
  switch (block.kind) {
    case 'undo':
      return drawUndo(block, scopeId, times, canvas);
    case 'undoAll':
      return drawUndoAll(block, scopeId, times, canvas);
    case 'transaction':
      return drawTransaction(block, scopeId, times, canvas);
  }
}

function drawUndo(b: Of<'undo'>, scopeId: string, times: number, canvas: Canvas): Ends {
  const { id, place, build, flows } = canvas;

  const [name, first, last, thrower] = [id('S'), id('B'), id('E'), id('A')];
  place(scopeId, sub(name, first), throws(thrower, compensation(name)));
  place(name, begin(first), end(last));
  const made = undoable(canvas, name, b.by, times);
  const [from, to] = build(b.block, name, times);
  flows.push(`${first} -> ${made} -> ${from}`, `${to} -> ${last}`, `${name} -> ${thrower}`);
  return [name, thrower];
}

function drawTransaction(b: Of<'transaction'>, scopeId: string, times: number, canvas: Canvas): Ends {
  const { id, place, build, connect, flows } = canvas;

  const [name, first, last, fork, ender, early, caught, merge] = ['N', 'B', 'E', 'F', 'U', 'E', 'W', 'M'].map(id) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  place(
    scopeId,
    { ...sub(name, first, b.count > 1 ? several(b.count, b.isSequential) : {}), kind: 'transaction' },
    xor(merge),
    boundary(caught, name, { kind: 'cancel' }),
  );
  place(name, begin(first), and(fork), user(ender), end(early, { kind: 'cancel' }), end(last));
  const made = undoable(canvas, name, 'user', null);
  flows.push(`${first} -> ${made} -> ${fork}`, `${fork} -> ${ender} -> ${early}`);
  flows.push(`${name} -> ${merge}`, `${caught} -> ${merge}`);
  connect(fork, build(b.block, name, times), last);
  return [name, merge];
}

function drawUndoAll(b: Of<'undoAll'>, scopeId: string, times: number, canvas: Canvas): Ends {
  const { id, place, build, flows, runs } = canvas;
  const [name, first, thrower, last] = [id('S'), id('B'), id('A'), id('E')];
  place(scopeId, sub(name, first));
  place(name, begin(first));
  runs.set(name, times);
  const made = [undoable(canvas, name, 'user', times), undoable(canvas, name, 'task', times)];
  const [from, to] = build(b.block, name, times);
  const each: SingleDefinition[] = made.map((activity) => compensation(activity));
  const event: EventDefinition =
    b.by === 'each' ? { kind: 'multiple', isParallel: false, events: each } : compensation(null, b.by !== 'beside');
  if (b.by === 'end') place(name, end(thrower, event));
  else place(name, throws(thrower, event), end(last));
  flows.push(`${first} -> ${made.join(' -> ')} -> ${from}`, `${to} -> ${thrower}`);
  if (b.by !== 'end') flows.push(`${thrower} -> ${last}`);
  return [name, name];
}

/** An activity with a handler that undoes it. */
function undoable(
  { id, place, runs }: Canvas,
  scopeId: string,
  by: 'task' | 'user' | 'service',
  times: number | null,
): string {
  const [name, event, handler] = [id('K'), id('W'), id('H')];
  const more = { isForCompensation: true };
  const made = { task, service, user: (key: string, marks: typeof more) => user(key, {}, marks) };
  place(scopeId, { ...user(name), compensationHandlerId: handler }, boundary(event, name, compensation(null)));
  place(scopeId, made[by](handler, more));
  if (times !== null) runs.set(handler, times);
  return name;
}

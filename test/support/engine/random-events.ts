import type { EventDefinition } from '../../../engine/index.js';
import {
  and,
  begin,
  boundary,
  conditional,
  type Drawn,
  end,
  error,
  escalation,
  eventSub,
  script,
  signal,
  sub,
  task,
  throws,
  user,
  wait,
  xor,
} from './draw.js';
import type { Block, Inner } from './random-block.js';

/** Where `processOf` draws. */
export interface Canvas {
  readonly id: (prefix: string) => string;
  readonly place: (scopeId: string, ...drawn: Drawn[]) => void;
  /** Draws a block that runs so often, and gives where it begins and ends. */
  readonly build: (block: Block, scopeId: string, times: number) => [first: string, last: string];
  readonly connect: (from: string, block: [first: string, last: string], to: string) => void;
  readonly container: (block: Block, scopeId: string, times: number, inner: number) => string;
  readonly flows: string[];
  readonly runs: Map<string, number>;
}

type More = Extract<Block, { kind: 'quantity' | 'stream' | 'link' | 'watch' | 'inner' | 'cut' | 'escalate' }>;
export type Ends = [first: string, last: string];

/** Draws the blocks that are about what is thrown inside and about several tokens. */
export function drawMore(block: More, scopeId: string, times: number, canvas: Canvas): Ends {
  switch (block.kind) {
    case 'quantity':
      return drawQuantity(block, scopeId, times, canvas);
    case 'stream':
      return drawStream(block, scopeId, times, canvas);
    case 'cut':
      return drawCut(block, scopeId, times, canvas);
    case 'escalate':
      return drawEscalate(block, scopeId, times, canvas);
    case 'watch':
      return drawWatch(block, scopeId, times, canvas);
    case 'inner':
      return drawInner(block, scopeId, times, canvas);
    case 'link': {
      const { id, place, build, flows } = canvas;
      const [from, to] = [id('L'), id('L')];
      place(scopeId, throws(from, { kind: 'link', name: to }), wait(to, { kind: 'link', name: to }));
      const [first, last] = build(block.block, scopeId, times);
      // A pair of links is a flow that is called as the event that throws.
      flows.push(`${from} = ${from} -> ${to}`, `${to} -> ${first}`);
      return [from, last];
    }
  }
}

function drawQuantity(b: Extract<More, { kind: 'quantity' }>, scopeId: string, times: number, canvas: Canvas): Ends {
  const { id, place, flows, runs } = canvas;
  const [first, between, last] = [id('T'), id('U'), id('T')];
  place(scopeId, task(first, { completionQuantity: b.count }), task(last, { startQuantity: b.count }));
  for (const name of [first, last]) runs.set(name, times);
  if (b.between === 'nothing') flows.push(`${first} -> ${last}`);
  else {
    place(scopeId, user(between));
    runs.set(between, times * b.count);
    flows.push(`${first} -> ${between} -> ${last}`);
  }
  return [first, last];
}

function drawStream(b: Extract<More, { kind: 'stream' }>, scopeId: string, times: number, canvas: Canvas): Ends {
  const { id, place, build, connect, flows, runs } = canvas;
  const [name, first, fork, merge, before, after, last] = ['S', 'B', 'F', 'M', 'U', 'U', 'E'].map(id) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  place(scopeId, sub(name, first));
  place(name, begin(first), and(fork), xor(merge), user(before), user(after), end(last));
  for (const part of b.blocks) connect(fork, build(part, name, times), merge);
  const several = times * b.blocks.length;
  const [from, to] = build(b.block, name, several);
  flows.push(`${first} -> ${fork}`, `${merge} -> ${before} -> ${from}`, `${to} -> ${after} -> ${last}`);
  runs.set(before, several);
  runs.set(after, several);
  return [name, name];
}

function drawWatch(b: Extract<More, { kind: 'watch' }>, scopeId: string, times: number, canvas: Canvas): Ends {
  const { id, place, build, flows, runs } = canvas;
  const [reset, name, first, before, act, last] = ['R', 'S', 'B', 'U', 'A', 'E'].map(id) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [caught, handler, merge] = [id('W'), id('U'), id('M')];
  const variable = `${name}_`;
  place(scopeId, script(reset, 'false', variable), sub(name, first), xor(merge), user(handler));
  place(scopeId, boundary(caught, name, conditional(variable), b.isInterrupting));
  place(name, begin(first), user(before), script(act, 'true', variable), end(last));
  const [from, to] = build(b.block, name, times);
  flows.push(`${reset} -> ${name} -> ${merge}`, `${first} -> ${before} -> ${act} -> ${from}`, `${to} -> ${last}`);
  flows.push(`${caught} -> ${handler}`);
  if (b.isInterrupting) flows.push(`${handler} -> ${merge}`);
  else {
    runs.set(handler, times);
    const over = id('E');
    place(scopeId, end(over));
    flows.push(`${handler} -> ${over}`);
  }
  return [reset, merge];
}

function drawInner(b: Extract<More, { kind: 'inner' }>, scopeId: string, times: number, canvas: Canvas): Ends {
  const { id, place, build, connect, flows } = canvas;
  const [reset, name, first, fork, before, thrower, last] = ['R', 'S', 'B', 'F', 'U', 'A', 'E'].map(id) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [handler, begins, over, ends] = [id('V'), id('B'), id('E'), id('E')];
  const variable = `${name}_`;
  const isInterrupting = b.isInterrupting || b.event === 'error';
  const event = innerEvent(b.event, variable);
  place(scopeId, script(reset, 'false', variable), sub(name, first));
  place(name, begin(first), and(fork), user(before), end(last), eventSub(handler, begins));
  if (b.event === 'condition') {
    place(name, script(thrower, 'true', variable), end(over));
    flows.push(`${thrower} -> ${over}`);
  } else place(name, end(thrower, event));
  place(handler, begin(begins, { event, isInterrupting }), end(ends));
  flows.push(`${reset} -> ${name}`, `${first} -> ${fork}`, `${fork} -> ${before} -> ${thrower}`);
  connect(fork, build(b.block, name, times), last);
  connect(begins, build(b.handler, handler, times), ends);
  return [reset, name];
}

function innerEvent(by: Inner, name: string): EventDefinition {
  switch (by) {
    case 'condition':
      return conditional(name);
    case 'escalation':
      return escalation(name);
    case 'error':
      return error(name);
    case 'signal':
      return signal(name);
  }
}

function drawCut(b: Extract<More, { kind: 'cut' }>, scopeId: string, times: number, canvas: Canvas): Ends {
  const { id, place, build, connect, flows } = canvas;
  const [name, first, last, fork, ender, early, merge] = ['S', 'B', 'E', 'F', 'U', 'E', 'M'].map(id) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const event: EventDefinition = b.by === 'terminate' ? { kind: 'terminate' } : error('cut');
  place(scopeId, sub(name, first), xor(merge));
  place(name, begin(first), and(fork), user(ender), end(early, event), end(last));
  flows.push(`${first} -> ${fork}`, `${fork} -> ${ender} -> ${early}`, `${name} -> ${merge}`);
  connect(fork, build(b.block, name, times), last);
  if (b.by === 'error') {
    const caught = id('W');
    place(scopeId, boundary(caught, name, error(null)));
    flows.push(`${caught} -> ${merge}`);
  }
  return [name, merge];
}

function drawEscalate(b: Extract<More, { kind: 'escalate' }>, scopeId: string, times: number, canvas: Canvas): Ends {
  const { id, place, build, connect, flows } = canvas;
  const [name, first, last, thrower, caught, merge] = ['S', 'B', 'E', 'A', 'W', 'M'].map(id) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  place(scopeId, sub(name, first), xor(merge), boundary(caught, name, escalation('x'), b.isInterrupting));
  place(name, begin(first), throws(thrower, escalation('x')), end(last));
  flows.push(`${first} -> ${thrower}`, `${name} -> ${merge}`);
  connect(thrower, build(b.block, name, times), last);
  if (b.isInterrupting) flows.push(`${caught} -> ${merge}`);
  else {
    const [beside, over] = [id('U'), id('E')];
    place(scopeId, user(beside), end(over));
    flows.push(`${caught} -> ${beside} -> ${over}`);
  }
  return [name, merge];
}

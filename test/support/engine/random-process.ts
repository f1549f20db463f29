import type { SingleDefinition } from '../../../engine/definition/event-definition.js';
import type { EventDefinition, Process } from '../../../engine/index.js';
import {
  and,
  begin,
  boundary,
  call,
  complex,
  conditional,
  draw,
  duration,
  end,
  eventSub,
  inside,
  loop,
  message,
  or,
  pick,
  race,
  receive,
  script,
  send,
  service,
  signal,
  sub,
  task,
  throws,
  user,
  wait,
  xor,
  type Drawn,
} from './draw.js';
import type { Block, Outside, Timer } from './random-block.js';
import { type Canvas, drawMore } from './random-events.js';
import { drawUndoing, several } from './random-undoing.js';

/** Draws the block as a process that begins with the applicant's step and ends with one end event. */
export function processOf(block: Block): { process: Process; runs: ReadonlyMap<string, number> } {
  const nodes: Drawn[] = [];
  const flows: string[] = [];
  const runs = new Map<string, number>();
  let counter = 0;
  const id = (prefix: string): string => `${prefix}${(counter += 1)}`;

  const place = (scopeId: string, ...drawn: Drawn[]): void => {
    nodes.push(...inside(scopeId, ...drawn));
  };
  /** Adds a block and returns where it begins and ends; `times` is how often it runs. */
  const build = (b: Block, scopeId: string, times: number): [string, string] => {
    switch (b.kind) {
      case 'task': {
        const name = id('T');
        place(scopeId, task(name));
        runs.set(name, times);
        return [name, name];
      }
      case 'user': {
        const name = id('U');
        place(scopeId, user(name, { mode: b.mode }));
        runs.set(name, times);
        return withTimer(name, b.timer, scopeId);
      }
      case 'sequence': {
        const parts = b.blocks.map((part) => build(part, scopeId, times));
        for (let i = 0; i + 1 < parts.length; i += 1) flows.push(`${parts[i]![1]} -> ${parts[i + 1]![0]}`);
        return [parts[0]![0], parts.at(-1)![1]];
      }
      case 'and': {
        const [fork, join] = [id('F'), id('J')];
        place(scopeId, and(fork), and(join));
        for (const part of b.blocks) connect(fork, build(part, scopeId, times), join);
        return [fork, join];
      }
      case 'xor': {
        const [split, merge] = [id('X'), id('M')];
        const taken = b.taken % b.blocks.length;
        const other = id('D');
        b.blocks.forEach((part, i) => {
          const [from, to] = build(part, scopeId, i === taken ? times : 0);
          flows.push(
            `${i === taken ? `${other} = ` : ''}${split} -> ${from}${i === taken ? '' : ' : false'}`,
            `${to} -> ${merge}`,
          );
        });
        place(scopeId, xor(split, other), xor(merge));
        return [split, merge];
      }
      case 'or': {
        const [split, merge] = [id('O'), id('I')];
        place(scopeId, or(split), or(merge));
        const isTaken = b.blocks.map((_, i) => i === 0 || b.taken[i] === true);
        b.blocks.forEach((part, i) => {
          const [from, to] = build(part, scopeId, isTaken[i] === true ? times : 0);
          flows.push(`${split} -> ${from} : ${String(isTaken[i])}`, `${to} -> ${merge}`);
        });
        return [split, merge];
      }
      case 'sub':
        return withTimer(container(b.block, scopeId, times, times), b.timer, scopeId);
      case 'repeat': {
        const name = container(b.block, scopeId, times * (b.rounds + 1), times * b.rounds, loop(b.rounds));
        return [name, name];
      }
      case 'work': {
        const name = id('K');
        const made = {
          service,
          call,
          receive: (key: string) => receive(key, key),
          send: (key: string) => send(key, key),
        };
        place(scopeId, made[b.what](name));
        runs.set(name, times);
        return [name, name];
      }
      case 'wait': {
        const name = id('W');
        const isOne = b.event !== 'either' && b.event !== 'both';
        place(scopeId, wait(name, isOne ? outsideEvent(b.event, name) : allOutside(name, b.event === 'both')));
        return [name, name];
      }
      case 'complex': {
        const [fork, join] = [id('F'), id('J')];
        place(scopeId, and(fork), complex(join, `activationCount >= ${b.blocks.length}`));
        for (const part of b.blocks) connect(fork, build(part, scopeId, times), join);
        return [fork, join];
      }
      case 'meet': {
        const [reset, fork, join, waiting, before] = ['R', 'F', 'J', 'W', 'U'].map(id) as [
          string,
          string,
          string,
          string,
          string,
        ];
        const variable = `m${counter}_`;
        const isSignal = b.by === 'signal';
        const act = id('A');
        place(scopeId, script(reset, 'false', variable), and(fork), and(join), user(before));
        place(scopeId, wait(waiting, isSignal ? signal(variable) : conditional(variable)));
        place(scopeId, isSignal ? throws(act, signal(variable)) : script(act, 'true', variable));
        const [from, to] = build(b.block, scopeId, times);
        flows.push(
          `${reset} -> ${fork} -> ${waiting} -> ${join}`,
          `${fork} -> ${before} -> ${from}`,
          `${to} -> ${act} -> ${join}`,
        );
        return [reset, join];
      }
      case 'race': {
        const [gateway, merge] = [id('G'), id('M')];
        place(scopeId, race(gateway), xor(merge));
        b.blocks.forEach((part, i) => {
          const name = id('W');
          const event =
            i % 3 === 2 ? receive(name, name) : wait(name, outsideEvent(i === 0 ? 'timer' : 'signal', name));
          place(scopeId, event);
          flows.push(`${gateway} -> ${name}`);
          connect(name, build(part, scopeId, times), merge);
        });
        return [gateway, merge];
      }
      case 'eventSub': {
        const name = container(b.block, scopeId, times, times);
        const [handler, first, last] = [id('V'), id('B'), id('E')];
        place(name, eventSub(handler, first));
        place(
          handler,
          begin(first, { event: outsideEvent(b.event, first), isInterrupting: b.isInterrupting }),
          end(last),
        );
        connect(first, build(b.handler, handler, times), last);
        return [name, name];
      }
      case 'adHoc': {
        const name = id('P');
        place(scopeId, pick(name, { ordering: b.ordering }));
        const inner = b.blocks.map((part) => container(part, name, 0, 0));
        if (inner.length > 2) flows.push(`${inner[0]!} -> ${inner.at(-1)!}`);
        return [name, name];
      }
      case 'many': {
        const marker = several(b.count, b.isSequential, b.enough);
        return withTimer(container(b.block, scopeId, times * (b.count + 1), times * b.count, marker), b.timer, scopeId);
      }
      case 'undo':
      case 'undoAll':
      case 'transaction':
        return drawUndoing(b, scopeId, times, canvas);
      case 'quantity':
      case 'stream':
      case 'link':
      case 'watch':
      case 'cut':
      case 'escalate':
      case 'inner':
        return drawMore(b, scopeId, times, canvas);
      case 'loop': {
        const [reset, merge, count, split, leave] = [id('R'), id('M'), id('C'), id('X'), id('L')];
        const variable = `n${counter}_`;
        place(
          scopeId,
          script(reset, '0', variable),
          xor(merge),
          script(count, `${variable} + 1`, variable),
          xor(split, leave),
        );
        const [from, to] = build(b.block, scopeId, times * b.rounds);
        const after = id('T');
        place(scopeId, task(after));
        runs.set(after, times);
        flows.push(`${reset} -> ${merge} -> ${from}`, `${to} -> ${count} -> ${split}`);
        flows.push(`${split} -> ${merge} : ${variable} < ${b.rounds}`, `${leave} = ${split} -> ${after}`);
        return [reset, after];
      }
    }
  };
  const allOutside = (name: string, isParallel: boolean): EventDefinition => ({
    kind: 'multiple',
    isParallel,
    events: (['timer', 'message', 'signal'] as const).map((event) => outsideEvent(event, name)) as SingleDefinition[],
  });
  const outsideEvent = (event: Outside, name: string): EventDefinition =>
    event === 'timer' ? duration('PT1H') : event === 'message' ? message(name) : signal(name);
  const connect = (from: string, [first, last]: [string, string], to: string): void => {
    flows.push(`${from} -> ${first}`, `${last} -> ${to}`);
  };
  const container = (
    b: Block,
    scopeId: string,
    times: number,
    inner: number,
    more: { [key: string]: unknown } = {},
  ): string => {
    const [name, first, last] = [id('S'), id('B'), id('E')];
    place(scopeId, sub(name, first, more));
    place(name, begin(first), end(last));
    connect(first, build(b, name, inner), last);
    runs.set(name, times);
    return name;
  };
  const withTimer = (name: string, timer: Timer, scopeId: string): [string, string] => {
    if (timer === 'none') return [name, name];
    const [event, escalated] = [id('W'), id('U')];
    const isInterrupting = timer === 'interrupting' || timer === 'message';
    const trigger = timer === 'message' || timer === 'signal' ? timer : 'timer';
    place(scopeId, boundary(event, name, outsideEvent(trigger, event), isInterrupting), user(escalated));
    flows.push(`${event} -> ${escalated}`);
    if (!isInterrupting) {
      const last = id('E');
      place(scopeId, end(last));
      flows.push(`${escalated} -> ${last}`);
      return [name, name];
    }
    const merge = id('M');
    place(scopeId, xor(merge));
    flows.push(`${name} -> ${merge}`, `${escalated} -> ${merge}`);
    return [name, merge];
  };

  const canvas: Canvas = { id, place, build, connect, container, flows, runs };
  place('process', begin('start'), user('apply'), end('end'));
  const [first, last] = build(block, 'process', 1);
  flows.push(`start -> apply -> ${first}`, `${last} -> end`);
  return { process: draw(nodes, flows, { applicantTaskId: 'apply' }), runs };
}

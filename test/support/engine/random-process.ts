import fc from 'fast-check';
import type { EventDefinition, Process } from '../../../engine/index.js';
import {
  and,
  begin,
  boundary,
  draw,
  duration,
  end,
  error,
  feel,
  inside,
  many,
  or,
  script,
  sub,
  task,
  user,
  xor,
  type Drawn,
} from './draw.js';

/** A block with one way in and one way out: what is built of them ends, whatever the order of events. */
export type Block =
  | { readonly kind: 'task' }
  | { readonly kind: 'user'; readonly mode: 'single' | 'all' | 'sequential'; readonly timer: Timer }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'xor'; readonly blocks: readonly Block[]; readonly taken: number }
  | { readonly kind: 'and'; readonly blocks: readonly Block[] }
  | { readonly kind: 'or'; readonly blocks: readonly Block[]; readonly taken: readonly boolean[] }
  | { readonly kind: 'sub'; readonly block: Block; readonly timer: Timer }
  | { readonly kind: 'many'; readonly block: Block; readonly count: number; readonly isSequential: boolean }
  /** A sub-process that a second branch may end early, by a terminate end event or a caught error. */
  | { readonly kind: 'cut'; readonly block: Block; readonly by: 'terminate' | 'error' }
  | { readonly kind: 'loop'; readonly block: Block; readonly rounds: number };
type Timer = 'none' | 'interrupting' | 'beside';

/** Random blocks; with timers and early ends the number of runs depends on the scheduler. */
export function randomBlock(withTimers: boolean): fc.Arbitrary<Block> {
  const timer = withTimers
    ? fc.constantFrom<Timer>('none', 'none', 'interrupting', 'beside')
    : fc.constant<Timer>('none');
  return fc.letrec<{ block: Block }>((tie) => {
    const block = tie('block');
    const blocks = fc.array(block, { minLength: 2, maxLength: 3 });
    return {
      block: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.record({
          kind: fc.constant('user' as const),
          mode: fc.constantFrom('single' as const, 'all' as const, 'sequential' as const),
          timer,
        }),
        fc.constant({ kind: 'task' as const }),
        fc.record({ kind: fc.constant('sequence' as const), blocks }),
        fc.record({ kind: fc.constant('and' as const), blocks }),
        fc.record({ kind: fc.constant('xor' as const), blocks, taken: fc.nat(2) }),
        fc.record({
          kind: fc.constant('or' as const),
          blocks,
          taken: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        }),
        fc.record({ kind: fc.constant('sub' as const), block, timer }),
        fc.record({ kind: fc.constant('many' as const), block, count: fc.nat(3), isSequential: fc.boolean() }),
        fc.record({ kind: fc.constant('loop' as const), block, rounds: fc.integer({ min: 1, max: 3 }) }),
        withTimers
          ? fc.record({
              kind: fc.constant('cut' as const),
              block,
              by: fc.constantFrom('terminate' as const, 'error' as const),
            })
          : fc.constant({ kind: 'task' as const }),
      ),
    };
  }).block;
}

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
      case 'cut': {
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
      case 'many': {
        const marker = many({ cardinality: feel(String(b.count)), isSequential: b.isSequential });
        const name = container(b.block, scopeId, times * (b.count + 1), times * b.count, marker);
        return [name, name];
      }
      case 'loop': {
        const [reset, merge, count, split, leave] = [id('R'), id('M'), id('C'), id('X'), id('L')];
        const variable = `n${counter}`;
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
    place(scopeId, boundary(event, name, duration('PT1H'), timer === 'interrupting'), user(escalated));
    flows.push(`${event} -> ${escalated}`);
    if (timer === 'beside') {
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

  place('process', begin('start'), user('apply'), end('end'));
  const [first, last] = build(block, 'process', 1);
  flows.push(`start -> apply -> ${first}`, `${last} -> end`);
  return { process: draw(nodes, flows, { applicantTaskId: 'apply' }), runs };
}

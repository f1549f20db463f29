import fc from 'fast-check';

/** A block with one way in and one way out: what is built of them ends, whatever the order of events. */
export type Block =
  | { readonly kind: 'task' }
  | { readonly kind: 'user'; readonly mode: 'single' | 'all' | 'sequential'; readonly timer: Timer }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'xor'; readonly blocks: readonly Block[]; readonly taken: number }
  | { readonly kind: 'and'; readonly blocks: readonly Block[] }
  | { readonly kind: 'or'; readonly blocks: readonly Block[]; readonly taken: readonly boolean[] }
  | { readonly kind: 'sub'; readonly block: Block; readonly timer: Timer }
  | {
      readonly kind: 'many';
      readonly block: Block;
      readonly count: number;
      readonly isSequential: boolean;
      /** So many that are done are enough; null = all. */
      readonly enough: number | null;
      readonly timer: Timer;
    }
  /** A sub-process that a second branch may end early, by a terminate end event or a caught error. */
  | { readonly kind: 'cut'; readonly block: Block; readonly by: 'terminate' | 'error' }
  | { readonly kind: 'loop'; readonly block: Block; readonly rounds: number }
  /** The marker of a standard loop on a sub-process. */
  | { readonly kind: 'repeat'; readonly block: Block; readonly rounds: number }
  /** Work that the outside does, or an event that it waits for. */
  | { readonly kind: 'work'; readonly what: 'service' | 'call' | 'receive' | 'send' }
  | { readonly kind: 'wait'; readonly event: Outside | 'either' | 'both' }
  /** Parallel branches that a complex gateway joins when all have come. */
  | { readonly kind: 'complex'; readonly blocks: readonly Block[] }
  /** One branch waits for what the other does: throws a signal, or changes a variable. */
  | { readonly kind: 'meet'; readonly by: 'signal' | 'condition'; readonly block: Block }
  /** The first of several events decides which branch is taken. */
  | { readonly kind: 'race'; readonly blocks: readonly Block[] }
  /** A sub-process with an event sub-process beside or instead of what runs in it. */
  | {
      readonly kind: 'eventSub';
      readonly block: Block;
      readonly handler: Block;
      readonly event: Outside;
      readonly isInterrupting: boolean;
    }
  /** A sub-process that escalates, and what catches it. */
  | { readonly kind: 'escalate'; readonly block: Block; readonly isInterrupting: boolean }
  /** A sub-process that is undone when it is over: one activity in it by a handler of its own. */
  | { readonly kind: 'undo'; readonly block: Block; readonly by: 'task' | 'user' | 'service' }
  /** A transaction that a second branch may cancel, with something to undo in it. */
  | { readonly kind: 'transaction'; readonly block: Block; readonly count: number; readonly isSequential: boolean }
  /** A sub-process that undoes what it has done: two activities, by one event. */
  | { readonly kind: 'undoAll'; readonly block: Block; readonly by: 'all' | 'each' | 'end' | 'beside' }
  /** One passage of the first activity makes several tokens, which the last needs to begin. */
  | { readonly kind: 'quantity'; readonly count: number; readonly between: 'nothing' | 'user' }
  /** A sub-process whose branches go on one by one, by the same steps, and are not joined. */
  | { readonly kind: 'stream'; readonly blocks: readonly Block[]; readonly block: Block }
  | { readonly kind: 'link'; readonly block: Block }
  /** A condition at the border of a sub-process that becomes true in it. */
  | { readonly kind: 'watch'; readonly block: Block; readonly isInterrupting: boolean }
  /** A sub-process with an event sub-process that begins by what happens in it. */
  | {
      readonly kind: 'inner';
      readonly block: Block;
      readonly handler: Block;
      readonly event: Inner;
      readonly isInterrupting: boolean;
    }
  /** An ad-hoc sub-process: blocks that begin when somebody chooses them, the last only after the first. */
  | { readonly kind: 'adHoc'; readonly blocks: readonly Block[]; readonly ordering: 'parallel' | 'sequential' };
export type Timer = 'none' | 'interrupting' | 'beside' | 'message' | 'signal';
export type Outside = 'timer' | 'message' | 'signal';
export type Inner = 'condition' | 'escalation' | 'error' | 'signal';

const person: Block = { kind: 'user', mode: 'single', timer: 'none' };
/** What tokens that go their own ways may pass: nothing that has a variable, which they would share. */
const both: Block = { kind: 'and', blocks: [person, person] };

/** Random blocks; with timers and early ends the number of runs depends on the scheduler. */
export function randomBlock(withTimers: boolean, isReturned = withTimers): fc.Arbitrary<Block> {
  const timer = withTimers
    ? fc.constantFrom<Timer>('none', 'none', 'none', 'interrupting', 'beside', 'message', 'signal')
    : fc.constant<Timer>('none');
  const outside = fc.constantFrom<Outside>('timer', 'message', 'signal');
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
        fc.record({
          kind: fc.constant('many' as const),
          block,
          count: fc.nat(3),
          isSequential: fc.boolean(),
          enough: withTimers ? fc.option(fc.integer({ min: 1, max: 2 })) : fc.constant(null),
          timer,
        }),
        fc.record({
          kind: fc.constant('undoAll' as const),
          block,
          by: fc.constantFrom(
            'all' as const,
            'each' as const,
            'end' as const,
            isReturned ? ('all' as const) : ('beside' as const),
          ),
        }),
        fc.record({
          kind: fc.constant('quantity' as const),
          count: fc.integer({ min: 1, max: 3 }),
          between: fc.constantFrom('nothing' as const, 'user' as const),
        }),
        fc.record({
          kind: fc.constant('stream' as const),
          blocks,
          block: fc.constantFrom<Block>(person, both, {
            kind: 'sub',
            block: person,
            timer: 'none',
          }),
        }),
        fc.record({ kind: fc.constant('link' as const), block }),
        // What runs beside is over when it is returned from.
        ...(isReturned && !withTimers
          ? []
          : [
              fc.record({
                kind: fc.constant('watch' as const),
                block,
                isInterrupting: withTimers ? fc.boolean() : fc.constant(false),
              }),
            ]),
        fc.record({ kind: fc.constant('loop' as const), block, rounds: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ kind: fc.constant('repeat' as const), block, rounds: fc.integer({ min: 1, max: 3 }) }),
        fc.record({
          kind: fc.constant('work' as const),
          what: fc.constantFrom('service' as const, 'call' as const, 'receive' as const, 'send' as const),
        }),
        fc.record({
          kind: fc.constant('wait' as const),
          event: fc.oneof(outside, fc.constantFrom('either' as const, 'both' as const)),
        }),
        fc.record({ kind: fc.constant('complex' as const), blocks }),
        fc.record({
          kind: fc.constant('meet' as const),
          by: fc.constantFrom('signal' as const, 'condition' as const),
          block,
        }),
        fc.record({
          kind: fc.constant('undo' as const),
          block,
          by: fc.constantFrom('task' as const, 'user' as const, 'service' as const),
        }),
        ...(withTimers
          ? [
              fc.record({
                kind: fc.constant('cut' as const),
                block,
                by: fc.constantFrom('terminate' as const, 'error' as const),
              }),
              fc.record({ kind: fc.constant('race' as const), blocks }),
              fc.record({
                kind: fc.constant('eventSub' as const),
                block,
                handler: block,
                event: outside,
                isInterrupting: fc.boolean(),
              }),
              fc.record({ kind: fc.constant('escalate' as const), block, isInterrupting: fc.boolean() }),
              fc.record({
                kind: fc.constant('transaction' as const),
                block,
                count: fc.integer({ min: 1, max: 3 }),
                isSequential: fc.boolean(),
              }),
              fc.record({
                kind: fc.constant('inner' as const),
                block,
                handler: block,
                event: fc.constantFrom<Inner>('condition', 'escalation', 'error', 'signal'),
                isInterrupting: fc.boolean(),
              }),
              fc.record({
                kind: fc.constant('adHoc' as const),
                blocks,
                ordering: fc.constantFrom('parallel' as const, 'sequential' as const),
              }),
            ]
          : []),
      ),
    };
  }).block;
}

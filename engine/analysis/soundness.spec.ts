import { bpmnFile, condition, flow } from '../../test/support/engine/bpmn-file.js';
import {
  and,
  begin,
  boundary,
  complex,
  draw,
  type Drawn,
  duration,
  end,
  error,
  escalation,
  eventSub,
  inside,
  many,
  message,
  or,
  race,
  signal,
  sub,
  task,
  throws,
  user,
  wait,
  xor,
} from '../../test/support/engine/draw.js';
import type { EventDefinition } from '../definition/event-definition.js';
import type { Process } from '../definition/graph.js';
import { compile } from '../definition/compile.js';
import { soundness } from './soundness.js';

const terminate: EventDefinition = { kind: 'terminate' };
type Drawing = readonly [nodes: readonly Drawn[], flows: readonly string[]];
type Pair = readonly [what: string, good: Drawing, bad: Drawing, problem: string];

const found = (process: Process): string[] =>
  soundness(process)
    .problems.map(({ code, elementId }) => `${code} ${elementId}`)
    .sort();
const s = begin('s');
const e = end('e');
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => user(id)) as [Drawn, Drawn, Drawn, Drawn];
/** A split and a join with two steps between them, whatever kinds they are. */
const diamond = (split: Drawn, join: Drawn, ...more: string[]): Drawing => [
  [s, split, a, b, join, e],
  ['s -> split', 'split -> a : x', 'other = split -> b', 'a -> join', 'b -> join', 'join -> e', ...more],
];
/** The same, with the step `c` behind the join. */
const before = (split: Drawn, join: Drawn): Drawing => [
  [s, split, a, b, join, c, e],
  [
    's -> split',
    split.kind === 'parallelGateway' ? 'split -> a' : 'split -> a : x',
    'other = split -> b',
    'a -> join',
    'b -> join',
    'join -> c -> e',
  ],
];
const inSub = (
  nodes: readonly Drawn[],
  flows: readonly string[],
  more: readonly Drawn[] = [],
  around: string[] = [],
): Drawing => [
  [s, sub('sub', 'i'), e, ...inside('sub', begin('i'), ...nodes), ...more],
  ['s -> sub -> e', ...flows, ...around],
];

const pairs: readonly Pair[] = [
  [
    'an exclusive split',
    diamond(xor('split', 'other'), xor('join')),
    diamond(xor('split', 'other'), and('join')),
    'join.deadlock join',
  ],
  [
    'an inclusive split',
    diamond(or('split', 'other'), or('join')),
    diamond(or('split', 'other'), and('join')),
    'join.deadlock join',
  ],
  [
    'a parallel split before a step',
    before(and('split'), and('join')),
    before(and('split'), xor('join')),
    'step.runsTwice c',
  ],
  [
    'an inclusive split before a step',
    before(or('split'), or('join')),
    before(or('split'), xor('join')),
    'step.runsTwice c',
  ],
  [
    'flows that merge without a gateway',
    [
      [s, xor('x', 'o'), a, b, c, e],
      ['s -> x', 'x -> a : y', 'o = x -> b', 'a -> c', 'b -> c -> e'],
    ],
    [
      [s, and('x'), a, b, c, e],
      ['s -> x', 'x -> a', 'x -> b', 'a -> c', 'b -> c -> e'],
    ],
    'step.runsTwice c',
  ],
  [
    'two flows out of a step',
    [
      [s, a, b, c, and('j'), d, e],
      ['s -> a', 'a -> b', 'a -> c', 'b -> j', 'c -> j', 'j -> d -> e'],
    ],
    [
      [s, a, b, c, d, e],
      ['s -> a', 'a -> b', 'a -> c', 'b -> d', 'c -> d', 'd -> e'],
    ],
    'step.runsTwice d',
  ],
  [
    'a way back out of a parallel branch',
    [
      [s, xor('m'), and('f'), a, b, and('j'), xor('x', 'o'), e],
      ['s -> m -> f', 'f -> a -> j', 'f -> b -> j', 'j -> x', 'x -> m : again', 'o = x -> e'],
    ],
    [
      [s, xor('m'), and('f'), a, xor('x', 'o'), b, and('j'), e],
      ['s -> m -> f', 'f -> a -> x', 'x -> m : again', 'o = x -> j', 'f -> b -> j', 'j -> e'],
    ],
    'step.runsTwice b',
  ],
  [
    'a way past a join',
    [
      [s, and('f'), a, xor('x', 'o'), xor('m'), c, b, and('j'), e],
      ['s -> f', 'f -> a -> x', 'x -> c : y', 'c -> m', 'o = x -> m', 'm -> j', 'f -> b -> j', 'j -> e'],
    ],
    [
      [s, and('f'), a, xor('x', 'o'), b, and('j'), end('early'), e],
      ['s -> f', 'f -> a -> x', 'x -> early : y', 'o = x -> j', 'f -> b -> j', 'j -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'a branch that ends everything',
    [
      [s, and('f'), a, xor('x', 'o'), b, and('j'), end('early', terminate), e],
      ['s -> f', 'f -> a -> x', 'x -> early : y', 'o = x -> j', 'f -> b -> j', 'j -> e'],
    ],
    [
      [s, and('f'), a, xor('x', 'o'), b, and('j'), end('early'), e],
      ['s -> f', 'f -> a -> x', 'x -> early : y', 'o = x -> j', 'f -> b -> j', 'j -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'a join inside a loop',
    [
      [s, xor('m'), a, xor('x', 'o'), e],
      ['s -> m -> a -> x', 'x -> m : again', 'o = x -> e'],
    ],
    [
      [s, and('m'), a, xor('x', 'o'), e],
      ['s -> m', 'm -> a -> x', 'x -> m : again', 'o = x -> e'],
    ],
    'join.deadlock m',
  ],
  [
    'crossed joins',
    [
      [s, and('f'), a, b, and('j'), e],
      ['s -> f', 'f -> a -> j', 'f -> b -> j', 'j -> e'],
    ],
    [
      [s, and('f'), and('j1'), and('j2'), a, b, and('k1'), and('k2'), e, end('e2')],
      ['s -> f', 'f -> j1', 'f -> j2', 'k2 -> j1', 'k1 -> j2', 'j1 -> a -> k1', 'j2 -> b -> k2', 'k1 -> e', 'k2 -> e2'],
    ],
    'join.deadlock j2',
  ],
  [
    'a timer on a step',
    [
      [s, a, boundary('t', 'a', duration('PT1H')), b, xor('m'), c, e],
      ['s -> a -> m', 't -> b -> m', 'm -> c -> e'],
    ],
    [
      [s, a, boundary('t', 'a', duration('PT1H')), b, and('m'), c, e],
      ['s -> a -> m', 't -> b -> m', 'm -> c -> e'],
    ],
    'join.deadlock m',
  ],
  [
    'a reminder beside a step',
    [
      [s, a, boundary('t', 'a', duration('PT1H'), false), b, end('e2'), c, e],
      ['s -> a -> c -> e', 't -> b -> e2'],
    ],
    [
      [s, a, boundary('t', 'a', duration('PT1H'), false), b, xor('m'), c, e],
      ['s -> a -> m', 't -> b -> m', 'm -> c -> e'],
    ],
    'step.runsTwice c',
  ],
  [
    'a message on a step',
    [
      [s, a, boundary('t', 'a', message('stop')), end('e2'), e],
      ['s -> a -> e', 't -> e2'],
    ],
    [
      [s, a, boundary('t', 'a', message('stop'), false), c, e],
      ['s -> a -> c', 't -> c', 'c -> e'],
    ],
    'step.runsTwice c',
  ],
  [
    'a join in a sub-process',
    inSub([and('f'), a, b, and('j'), end('n')], ['i -> f', 'f -> a -> j', 'f -> b -> j', 'j -> n']),
    inSub(
      [xor('f', 'o'), a, b, and('j'), end('n')],
      ['i -> f', 'f -> a : x', 'a -> j', 'o = f -> b', 'b -> j', 'j -> n'],
    ),
    'join.deadlock j',
  ],
  [
    'a merge in a sub-process',
    inSub([and('f'), a, b, and('j'), c, end('n')], ['i -> f', 'f -> a -> j', 'f -> b -> j', 'j -> c -> n']),
    inSub([and('f'), a, b, xor('j'), c, end('n')], ['i -> f', 'f -> a -> j', 'f -> b -> j', 'j -> c -> n']),
    'step.runsTwice c',
  ],
  [
    'a whole sub-process',
    [
      [s, and('f'), a, b, and('j'), sub('sub', 'i'), e, ...inside('sub', begin('i'), c, end('n'))],
      ['s -> f', 'f -> a -> j', 'f -> b -> j', 'j -> sub -> e', 'i -> c -> n'],
    ],
    [
      [s, and('f'), a, b, sub('sub', 'i'), e, ...inside('sub', begin('i'), c, end('n'))],
      ['s -> f', 'f -> a -> sub', 'f -> b -> sub', 'sub -> e', 'i -> c -> n'],
    ],
    'step.runsTwice sub',
  ],
  [
    'a sub-process that several ends leave',
    inSub([and('f'), a, b, end('n1'), end('n2')], ['i -> f', 'f -> a -> n1', 'f -> b -> n2']),
    inSub(
      [and('f'), a, b, and('j'), end('n1'), end('n2')],
      ['i -> f', 'f -> a -> j', 'b -> n2', 'f -> b', 'n0 = b -> j', 'j -> n1'].map((f) =>
        f.replace('n0 = b -> j', 'f -> j'),
      ),
    ),
    '',
  ],
  [
    'an error that is thrown',
    inSub(
      [a, xor('x', 'o'), end('n'), end('bad', error('E'))],
      ['i -> a -> x', 'x -> bad : y', 'o = x -> n'],
      [boundary('t', 'sub', error('E')), end('e2')],
      ['t -> e2'],
    ),
    inSub(
      [a, xor('x', 'o'), end('n'), end('bad', error('E'))],
      ['i -> a -> x', 'x -> bad : y', 'o = x -> n'],
      [boundary('t', 'sub', error('E')), boundary('t2', 'sub', error('F')), end('e2'), end('e3')],
      ['t -> e2', 't2 -> e3'],
    ),
    'node.neverReached t2',
  ],
  [
    'an error that leaves a parallel branch',
    inSub(
      [and('f'), a, b, and('j'), end('n')],
      ['i -> f', 'f -> a -> j', 'f -> b -> j', 'j -> n'],
      [boundary('t', 'sub', error('E')), end('e2')],
      ['t -> e2'],
    ),
    inSub(
      [and('f'), a, xor('x', 'o'), b, and('j'), end('n'), end('lost')],
      ['i -> f', 'f -> a -> x', 'x -> lost : y', 'o = x -> j', 'f -> b -> j', 'j -> n'],
    ),
    'join.deadlock j',
  ],
  [
    'a loop that can be left',
    [
      [s, xor('m'), a, xor('x', 'o'), e],
      ['s -> m -> a -> x', 'x -> m : again', 'o = x -> e'],
    ],
    [
      [s, xor('y', 'q'), xor('m'), a, e],
      ['s -> y', 'q = y -> e', 'y -> m : z', 'm -> a', 'a -> m'],
    ],
    'process.noWayToEnd a',
  ],
  [
    'a parallel loop that can be left',
    [
      [s, and('f'), b, xor('m'), a, xor('x', 'o'), and('j'), e],
      ['s -> f', 'f -> b -> j', 'f -> m', 'm -> a -> x', 'x -> m : again', 'o = x -> j', 'j -> e'],
    ],
    [
      [s, and('f'), b, xor('m'), a, e],
      ['s -> f', 'f -> b -> e', 'f -> m', 'm -> a', 'a -> m'],
    ],
    'process.noWayToEnd a',
  ],
  [
    'an event that is waited for',
    [
      [s, and('f'), wait('w', message('m')), a, and('j'), e],
      ['s -> f', 'f -> w -> j', 'f -> a -> j', 'j -> e'],
    ],
    [
      [s, xor('f', 'o'), wait('w', message('m')), a, and('j'), e],
      ['s -> f', 'f -> w : y', 'w -> j', 'o = f -> a', 'a -> j', 'j -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'several people at one step',
    [
      [s, and('f'), user('a', {}, many({})), b, and('j'), e],
      ['s -> f', 'f -> a -> j', 'f -> b -> j', 'j -> e'],
    ],
    [
      [s, and('f'), user('a', {}, many({})), b, c, e],
      ['s -> f', 'f -> a -> c', 'f -> b -> c', 'c -> e'],
    ],
    'step.runsTwice c',
  ],
  [
    'nested splits',
    [
      [s, and('f'), or('g'), a, b, or('h'), c, and('j'), e],
      ['s -> f', 'f -> g', 'g -> a : x', 'g -> b : y', 'a -> h', 'b -> h', 'h -> j', 'f -> c -> j', 'j -> e'],
    ],
    [
      [s, and('f'), or('g'), a, b, and('h'), c, and('j'), e],
      ['s -> f', 'f -> g', 'g -> a : x', 'g -> b : y', 'a -> h', 'b -> h', 'h -> j', 'f -> c -> j', 'j -> e'],
    ],
    'join.deadlock h',
  ],
  [
    'a join of three',
    [
      [s, and('f'), a, b, c, and('j'), e],
      ['s -> f', 'f -> a -> j', 'f -> b -> j', 'f -> c -> j', 'j -> e'],
    ],
    [
      [s, and('f'), a, xor('x', 'o'), b, c, and('j'), e],
      ['s -> f', 'f -> a -> j', 'f -> x', 'x -> b : y', 'o = x -> c', 'b -> j', 'c -> j', 'j -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'steps without waiting',
    [
      [s, and('f'), task('a'), task('b'), and('j'), task('c'), e],
      ['s -> f', 'f -> a -> j', 'f -> b -> j', 'j -> c -> e'],
    ],
    [
      [s, and('f'), task('a'), task('b'), task('c'), e],
      ['s -> f', 'f -> a -> c', 'f -> b -> c', 'c -> e'],
    ],
    'step.runsTwice c',
  ],
  [
    'conditions out of a step',
    [
      [s, { ...a, defaultFlowId: 'o' }, b, c, or('j'), d, e],
      ['s -> a', 'a -> b : x', 'o = a -> c', 'b -> j', 'c -> j', 'j -> d -> e'],
    ],
    [
      [s, { ...a, defaultFlowId: null }, b, c, and('j'), d, e],
      ['s -> a', 'a -> b : x', 'a -> c : y', 'b -> j', 'c -> j', 'j -> d -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'a split straight into its join',
    [
      [s, and('f'), and('j'), a, e],
      ['s -> f', 'one = f -> j', 'two = f -> j', 'j -> a -> e'],
    ],
    [
      [s, xor('f', 'two'), and('j'), a, e],
      ['s -> f', 'one = f -> j : x', 'two = f -> j', 'j -> a -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'a branch that joins twice',
    [
      [s, and('f'), a, b, and('j'), c, and('k'), e, and('g')],
      ['s -> f', 'f -> g', 'g -> a -> j', 'g -> b -> j', 'j -> k', 'f -> c -> k', 'k -> e'],
    ],
    [
      [s, and('f'), a, b, and('j'), c, and('k'), e, xor('g', 'o')],
      ['s -> f', 'f -> g', 'g -> a : x', 'a -> j', 'o = g -> b', 'b -> k', 'f -> c -> j', 'j -> k', 'k -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'a way back before a split',
    [
      [s, xor('m'), a, xor('x', 'o'), b, e],
      ['s -> m -> a -> x', 'x -> m : no', 'o = x -> b', 'b -> e'],
    ],
    [
      [s, a, and('x'), b, e],
      ['s -> a -> x', 'back = x -> a', 'x -> b -> e'],
    ],
    'step.runsTwice b',
  ],
  [
    'a second start',
    [
      [s, begin('m', { event: message('go') }), xor('j'), a, e],
      ['s -> j', 'm -> j', 'j -> a -> e'],
    ],
    [
      [s, begin('m', { event: message('go') }), a, xor('x', 'o'), b, and('j'), e],
      ['s -> a -> e', 'm -> x', 'x -> b : y', 'o = x -> j', 'b -> j', 'j -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'two starts that come together',
    [
      [s, begin('m', { event: message('go') }), or('j'), a, e],
      ['s -> j', 'm -> j', 'j -> a -> e'],
    ],
    [
      [s, begin('m', { event: message('go') }), and('j'), a, e],
      ['s -> j', 'm -> j', 'j -> a -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'a message that is sent behind a join',
    [
      [s, and('f'), a, b, and('j'), throws('t', message('hi')), e],
      ['s -> f', 'f -> a -> j', 'f -> b -> j', 'j -> t -> e'],
    ],
    [
      [s, and('f'), a, b, throws('t', message('hi')), e],
      ['s -> f', 'f -> a -> t', 'f -> b -> t', 't -> e'],
    ],
    'step.runsTwice t',
  ],
  [
    'a signal at the end',
    [
      [s, and('f'), a, b, end('n', signal('done')), e],
      ['s -> f', 'f -> a -> n', 'f -> b -> e'],
    ],
    [
      [s, and('f'), a, b, end('n', signal('done'))],
      ['s -> f', 'f -> a -> n', 'f -> b -> n'],
    ],
    'step.runsTwice n',
  ],
  [
    'what comes first of two events',
    [
      [s, race('r'), wait('w', message('hi')), wait('t', duration('PT1H')), xor('j'), a, e],
      ['s -> r', 'r -> w -> j', 'r -> t -> j', 'j -> a -> e'],
    ],
    [
      [s, race('r'), wait('w', message('hi')), wait('t', duration('PT1H')), and('j'), a, e],
      ['s -> r', 'r -> w -> j', 'r -> t -> j', 'j -> a -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'what a question beside a step comes back to',
    [
      [s, a, boundary('q', 'a', message('question'), false), b, or('j'), c, e],
      ['s -> a -> j', 'q -> b -> j', 'j -> c -> e'],
    ],
    [
      [s, a, boundary('q', 'a', message('question'), false), b, and('j'), c, e],
      ['s -> a -> j', 'q -> b -> j', 'j -> c -> e'],
    ],
    'join.deadlock j',
  ],
  [
    'an event sub-process',
    [
      [
        s,
        a,
        e,
        eventSub('es', 'i'),
        ...inside('es', begin('i', { event: message('stop') }), and('f'), b, c, and('j'), end('n')),
      ],
      ['s -> a -> e', 'i -> f', 'f -> b -> j', 'f -> c -> j', 'j -> n'],
    ],
    [
      [
        s,
        a,
        e,
        eventSub('es', 'i'),
        ...inside('es', begin('i', { event: message('stop') }), xor('f', 'o'), b, c, and('j'), end('n')),
      ],
      ['s -> a -> e', 'i -> f', 'f -> b : y', 'b -> j', 'o = f -> c', 'c -> j', 'j -> n'],
    ],
    'join.deadlock j',
  ],
  [
    'an escalation',
    inSub(
      [a, throws('up', escalation('E')), b, end('n')],
      ['i -> a -> up -> b -> n'],
      [boundary('t', 'sub', escalation('E'), false), end('e2')],
      ['t -> e2'],
    ),
    inSub(
      [a, throws('up', escalation('E')), b, end('n')],
      ['i -> a -> up -> b -> n'],
      [boundary('t', 'sub', escalation('E')), end('e2')],
      ['t -> e2'],
    ),
    'node.neverReached b',
  ],
  [
    'a join of some of three',
    [
      [s, and('f'), a, b, c, complex('j', 'activationCount >= 2'), d, e],
      ['s -> f', 'f -> a -> j', 'f -> b -> j', 'f -> c -> j', 'j -> d -> e'],
    ],
    [
      [s, and('f'), a, b, c, xor('j'), d, e],
      ['s -> f', 'f -> a -> j', 'f -> b -> j', 'f -> c -> j', 'j -> d -> e'],
    ],
    'step.runsTwice d',
  ],
  [
    'inclusive joins behind one another',
    [
      [s, and('f'), or('h1'), or('h2'), a, b, xor('x', 'o'), e, end('e2')],
      ['s -> f', 'f -> h1', 'f -> h2', 'h1 -> a -> x', 'x -> h2 : y', 'o = x -> e', 'h2 -> b -> e2'],
    ],
    [
      [s, and('f'), or('h1'), or('h2'), a, b, xor('x', 'o'), xor('z', 'p'), e, end('e2')],
      [
        's -> f',
        'f -> h1',
        'f -> h2',
        'h1 -> a -> x',
        'x -> h2 : y',
        'o = x -> e',
        'h2 -> b -> z',
        'z -> h1 : y',
        'p = z -> e2',
      ],
    ],
    'join.deadlock h2',
  ],
];

describe('soundness', () => {
  it.each(pairs)('finds nothing in %s as it should be', (_, [nodes, flows]) => {
    expect(found(draw(nodes, flows))).toEqual([]);
  });

  it.each(pairs.filter(([, , , problem]) => problem !== ''))(
    'finds what is wrong with %s',
    (_, __, [nodes, flows], problem) => {
      expect(found(draw(nodes, flows))).toContain(problem);
    },
  );

  it('shows the way to what it found', () => {
    const { problems } = soundness(draw(...diamond(xor('split', 'other'), and('join'))));
    expect(problems).toEqual([
      { severity: 'warning', code: 'join.deadlock', elementId: 'join', data: { path: ['s', 'split', 'b', 'join'] } },
    ]);
  });

  it('names only what is drawn where no start event is', async () => {
    const gateways = '<bpmn:exclusiveGateway id="split" default="f3"/><bpmn:parallelGateway id="join"/>';
    const tasks = ['a', 'b', 'c'].map((id) => `<bpmn:task id="${id}"/>`).join('');
    const flows =
      flow('f1', 'a', 'split') +
      flow('f2', 'split', 'b', condition('x')) +
      flow('f3', 'split', 'c') +
      flow('f4', 'b', 'join') +
      flow('f5', 'c', 'join');
    const { processes } = await compile(bpmnFile(tasks + gateways + flows));
    const [problem] = soundness(processes[0]!).problems;
    expect(problem).toMatchObject({ code: 'join.deadlock', data: { path: ['a', 'split', 'c', 'join'] } });
  });

  it('says so when there is more than it looked at', () => {
    const branches = Array.from({ length: 14 }, (_, i) => `u${i}`);
    const nodes = [s, and('f'), ...branches.map((id) => user(id)), and('j'), e];
    const flows = ['s -> f', ...branches.map((id) => `f -> ${id} -> j`), 'j -> e'];
    const answer = soundness(draw(nodes, flows), { states: 500, work: 1e6 });
    expect(answer.isFinished).toBe(false);
    expect(answer.problems).toMatchObject([
      { severity: 'warning', code: 'analysis.notFinished', elementId: 'process', data: { states: expect.any(Number) } },
    ]);
  });

  it.each([60, 200])('of %d branches finds in a moment what goes wrong at their end', (count) => {
    const branches = Array.from({ length: count }, (_, i) => `u${i}`);
    const nodes = [s, and('f'), ...branches.map((id) => user(id)), xor('x', 'o'), end('early'), and('j'), e];
    const [first, ...others] = branches;
    const flows = [
      's -> f',
      `f -> ${first} -> x`,
      'x -> early : y',
      'o = x -> j',
      ...others.map((id) => `f -> ${id} -> j`),
      'j -> e',
    ];
    const { isFinished, problems } = soundness(draw(nodes, flows));
    expect(isFinished).toBe(false);
    expect(problems.map(({ code, elementId }) => `${code} ${elementId}`)).toEqual([
      'join.deadlock j',
      'analysis.notFinished process',
    ]);
  });

  it('ends soon where a gateway leads back to itself', () => {
    const nodes = [s, a, or('x', 'o'), b, e];
    const flows = ['s -> a -> x', 'back = x -> x : y', 'x -> b : z', 'o = x -> e', 'b -> e'];
    expect(soundness(draw(nodes, flows)).isFinished).toBe(false);
  });

  it('follows also a split into more ways than can be told apart', () => {
    const branches = Array.from({ length: 12 }, (_, i) => `u${i}`);
    const nodes = [s, or('f', 'o'), ...branches.map((id) => user(id)), and('j'), a, e];
    const flows = [
      's -> f',
      ...branches.map((id) => `f -> ${id} : ${id}x`),
      ...branches.map((id) => `${id} -> j`),
      'o = f -> a',
      'j -> e',
      'a -> e',
    ];
    expect(soundness(draw(nodes, flows)).problems).toMatchObject([
      { code: 'join.deadlock', elementId: 'j' },
      { code: 'analysis.notFinished' },
    ]);
  });

  it('stops where tokens become more and more', () => {
    const endless: Drawing = [
      [s, xor('m'), a, and('f'), and('j'), b, e],
      ['s -> m -> a -> f', 'f -> m', 'f -> j', 'k = f -> j', 'j -> b -> e'],
    ];
    expect(soundness(draw(...endless), { states: 300, work: 1e6 }).isFinished).toBe(false);
  });

  it('does not count how often something could be undone', () => {
    const undo = boundary('u', 'a', { kind: 'compensation', activityId: null, waitsForCompletion: true });
    const nodes = [
      s,
      xor('m'),
      { ...a, compensationHandlerId: 'h' },
      undo,
      user('h', {}, { isForCompensation: true }),
      xor('x', 'o'),
      e,
    ];
    const answer = soundness(draw(nodes, ['s -> m -> a -> x', 'x -> m : again', 'o = x -> e']), {
      states: 50,
      work: 1e6,
    });
    expect(answer).toEqual({ problems: [], isFinished: true });
  });

  it('takes the steps of a long branch as one', () => {
    const chain = (name: string) => Array.from({ length: 12 }, (_, i) => `${name}${i}`);
    const names = ['p', 'q', 'r', 't'];
    const nodes = [s, and('f'), ...names.flatMap(chain).map((id) => user(id)), and('j'), e];
    const flows = ['s -> f', ...names.map((name) => `f -> ${chain(name).join(' -> ')} -> j`), 'j -> e'];
    expect(soundness(draw(nodes, flows), { states: 100, work: 1e6 })).toEqual({ problems: [], isFinished: true });
  });
});

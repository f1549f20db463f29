import { Case } from '../../test/support/engine/case.js';
import { begin, boundary, draw, end, feel, many, message, service, user } from '../../test/support/engine/draw.js';
import { processVariables } from '../state/selectors.js';
import { start, step } from '../step.js';

function orders<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((first, i) => orders([...of.slice(0, i), ...of.slice(i + 1)]).map((rest) => [first, ...rest]));
}

const people = { a: ['p', 'q', 'r'] };
const flows = ['start -> a -> b -> end', 'stop -> gone'];

function waiting(more: Parameters<typeof many>[0]): Case {
  const process = draw(
    [
      begin('start'),
      user('a', { mode: 'single' }, many({ collection: feel('["p", "q", "r"]'), inputItem: 'who', ...more })),
      boundary('stop', 'a', message('stop')),
      user('b'),
      end('end'),
      end('gone'),
    ],
    flows,
  );
  return new Case(process, { people });
}

/** Ends the n-th instance, or interrupts them all; what is over by then is nobody's to answer. */
function act(run: Case, what: number | 'stop'): void {
  if (what === 'stop') {
    if (run.state.jobs.some(({ elementId }) => elementId === 'stop')) run.deliver('stop', 'm');
    return;
  }
  const scope = run.state.scopes.find(({ elementId, loopCounter }) => elementId === 'a' && loopCounter === what);
  const task = run.state.tasks.find(({ scopeId }) => scopeId === scope?.id);
  if (task !== undefined) run.do({ type: 'completeTask', taskId: task.id, by: 'p', variables: { done: what } });
}

describe('instances in parallel', () => {
  it.each(orders([1, 2, 3]))('ends its body once when they end in the order %d %d %d', (...order) => {
    const run = waiting({ outputCollection: 'all', outputItem: feel('done') });
    for (const each of order) act(run, each);
    expect(run.count('a-b', 'sequenceFlow.taken')).toBe(1);
    expect(run.variables['all']).toEqual([1, 2, 3]);
  });

  it.each(orders<number | 'stop'>([1, 2, 3, 'stop']))('leaves once in the order %s %s %s %s', (...order) => {
    const run = waiting({});
    for (const each of order) act(run, each);
    const isStopped = order[3] !== 'stop';
    expect(run.count('a-b', 'sequenceFlow.taken')).toBe(isStopped ? 0 : 1);
    expect(run.count('stop-gone', 'sequenceFlow.taken')).toBe(isStopped ? 1 : 0);
    expect(run.tasks).toEqual(isStopped ? [] : ['b:b']);
  });

  it.each(orders([1, 2, 3]))(
    'ends by a condition that holds at the last one only once, in the order %d %d %d',
    (...order) => {
      const run = waiting({ completionCondition: feel('numberOfCompletedInstances = numberOfInstances') });
      for (const each of order) act(run, each);
      expect(run.count('a-b', 'sequenceFlow.taken')).toBe(1);
    },
  );

  it.each(orders<number | 'stop'>([1, 2, 3, 'stop']))(
    'ends by quorum or interruption, never both: %s %s %s %s',
    (...order) => {
      const run = waiting({ completionCondition: feel('numberOfCompletedInstances >= 2') });
      for (const each of order) act(run, each);
      const left = run.count('a-b', 'sequenceFlow.taken') + run.count('stop-gone', 'sequenceFlow.taken');
      expect(left).toBe(1);
      expect(run.state.scopes.filter(({ elementId }) => elementId === 'a')).toEqual([]);
    },
  );
});

it('ends once after 500 answers in any order, with every result in its place', () => {
  const process = draw(
    [
      begin('start'),
      service('a', {
        resultVariable: 'r',
        ...many({ cardinality: feel('500'), outputCollection: 'all', outputItem: feel('r') }),
      }),
      end('end'),
    ],
    ['start -> a -> end'],
  );
  const origin = { by: null, at: '2026-03-02T08:00:00.000Z' };
  let { state } = start(process, { ...origin, by: 'applicant' });
  const jobs = state.jobs.map(({ id }, index) => [id, index] as const);
  const shuffled = [...jobs.filter(([, i]) => i % 3 === 1), ...jobs.filter(([, i]) => i % 3 !== 1).reverse()];
  const ends: string[] = [];
  for (const [jobId, index] of shuffled) {
    const result = step(process, state, { ...origin, type: 'completeJob', jobId, result: index });
    ends.push(...result.events.flatMap((event) => (event.type === 'instance.ended' ? [event.status] : [])));
    ({ state } = result);
  }
  expect(ends).toEqual(['completed']);
  expect(processVariables(state)).toEqual({ all: jobs.map(([, index]) => index) });
});

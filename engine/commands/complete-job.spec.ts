import { Case } from '../../test/support/engine/case.js';
import {
  begin,
  boundary,
  draw,
  end,
  error,
  feel,
  inside,
  many,
  mapping,
  service,
  sub,
  user,
} from '../../test/support/engine/draw.js';

const call = (more: { [key: string]: unknown }): Case =>
  new Case(draw([begin('start'), service('call', more), end('end')], ['start -> call -> end']), {
    variables: { id: 7 },
  });

describe('completeJob', () => {
  it('gives the service what the input mappings say, and takes the result as a whole', () => {
    const run = call({
      inputs: [mapping('key', 'id + 1')],
      settings: { url: 'https://school.example' },
      resultVariable: 'found',
    });
    expect(run.allJobs).toEqual([
      {
        id: run.jobId('call'),
        kind: 'service',
        elementId: 'call',
        type: 'http',
        settings: { url: 'https://school.example' },
        input: { key: 8 },
      },
    ]);
    run.answer('call', { name: 'Amy' });
    expect(run.state.status).toBe('completed');
    expect(run.variables).toEqual({ id: 7, found: { name: 'Amy' } });
  });

  it('maps the result', () => {
    const run = call({ outputs: [mapping('name', 'result.name')] }).answer('call', { name: 'Amy', age: 3 });
    expect(run.variables).toEqual({ id: 7, name: 'Amy' });
  });

  it('does not call the service again when an output mapping failed', () => {
    const run = call({ outputs: [mapping('sum', 'if result.x > true then 1 else 2')] }).answer('call', { x: 1 });
    expect(run.incidentCodes).toEqual(['expression.failed@call']);
    run.retry();
    expect(run.state.jobs).toEqual([]);
    expect(run.incidentCodes).toEqual(['expression.failed@call']);
  });

  it('is rejected for a job of another kind, or one that is over', () => {
    const run = call({});
    const jobId = run.jobId('call');
    expect(() => run.do({ type: 'fireTimer', jobId })).toThrow(expect.objectContaining({ code: 'job.notOpen' }));
    run.answer('call');
    expect(() => run.do({ type: 'completeJob', jobId })).toThrow(
      expect.objectContaining({ code: 'instance.notRunning' }),
    );
  });
});

describe('failJob', () => {
  it('is an incident, and the service is called again when it is retried', () => {
    const run = call({ inputs: [mapping('key', 'id')] });
    const first = run.jobId('call');
    run.fail('call');
    expect(run.incidentCodes).toEqual(['job.failed@call']);
    expect(run.state.jobs).toEqual([]);
    run.retry();
    expect(run.jobId('call')).not.toBe(first);
    expect(run.allJobs.at(-1)).toMatchObject({ input: { key: 7 } });
    expect(run.answer('call').state.status).toBe('completed');
  });

  const catching = (codes: (string | null)[]): Case =>
    new Case(
      draw(
        [
          begin('start'),
          service('call'),
          ...codes.flatMap((code) => [
            boundary(`on-${code ?? 'any'}`, 'call', error(code)),
            user(`after-${code ?? 'any'}`),
            end(`end-${code ?? 'any'}`),
          ]),
          end('end'),
        ],
        [
          'start -> call -> end',
          ...codes.map((code) => `on-${code ?? 'any'} -> after-${code ?? 'any'} -> end-${code ?? 'any'}`),
        ],
      ),
    );

  it('goes to the boundary event with its code before the one for any', () => {
    const run = catching([null, 'full']);
    expect(run.fail('call', 'full').tasks).toEqual(['after-full:after-full']);
    expect(run.trace.slice(0, 2)).toEqual(['canceled call interrupted', 'error.caught on-full']);
    expect(catching([null, 'full']).fail('call', 'other').tasks).toEqual(['after-any:after-any']);
  });

  it('is an incident when nobody catches its code', () => {
    expect(catching(['full']).fail('call', 'other').incidentCodes).toEqual(['error.uncaught@call']);
  });

  it('goes outwards to the boundary event of the sub-process', () => {
    const process = draw(
      [
        begin('start'),
        sub('part', 'in'),
        ...inside('part', begin('in'), service('call'), user('beside'), end('out')),
        boundary('caught', 'part', error('full')),
        end('end'),
        user('repair'),
      ],
      ['start -> part -> end', 'in -> call -> out', 'in -> beside -> out', 'caught -> repair -> end'],
    );
    expect(new Case(process).fail('call', 'full').tasks).toEqual(['repair:repair']);
  });

  it('inside one instance of a multi-instance activity cancels the others and takes the boundary once', () => {
    const process = draw(
      [
        begin('start'),
        service('call', many({ cardinality: feel('3') })),
        boundary('caught', 'call', error(null)),
        user('repair'),
        end('end'),
      ],
      ['start -> call -> end', 'caught -> repair -> end'],
    );
    const run = new Case(process);
    const [, second = ''] = run.state.jobs.map(({ id }) => id);
    run.do({ type: 'failJob', jobId: second, errorCode: 'x', message: 'broken' });
    expect(run.tasks).toEqual(['repair:repair']);
    expect(run.state.jobs).toEqual([]);
    expect(run.count('caught', 'error.caught')).toBe(1);
  });
});

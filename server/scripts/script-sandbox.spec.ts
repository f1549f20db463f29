import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Variables } from '@xiaowu/engine';
import { ScriptSandbox } from './script-sandbox.js';

describe('ScriptSandbox', () => {
  const sandbox = new ScriptSandbox();
  afterAll(() => sandbox.onApplicationShutdown());
  const run = (source: string, input: Variables = {}) => sandbox.run(source, input);

  it('gives the last value, with the variables as names', async () => {
    expect(
      await run('const sum = amount + items[0].price; ({ sum, who: variables.name })', {
        amount: 2,
        items: [{ price: 3 }],
        name: '王',
      }),
    ).toEqual({ type: 'completed', result: { sum: 5, who: '王' } });
    expect(await run('undefined')).toEqual({ type: 'completed', result: null });
  });
  it('keeps what stands between two runs apart', async () => {
    await run('globalThis.kept = 1; Object.prototype.leak = 1; 1');
    expect(await run('[typeof kept, ({}).leak === undefined]')).toEqual({
      type: 'completed',
      result: ['undefined', true],
    });
  });
  it('has no host', async () =>
    expect(
      await run('[typeof process, typeof require, typeof fetch, typeof setTimeout, typeof __input].join()'),
    ).toEqual({ type: 'completed', result: Array(5).fill('undefined').join() }));
  it('does not let a variable take the place of what the script is written with', async () =>
    expect(await run('JSON.stringify([variables.JSON])', { JSON: 1 })).toEqual({ type: 'completed', result: '[1]' }));
  it('throws BPMN errors', async () =>
    expect(await run('throw new BpmnError("no-money", "账上没有钱")')).toEqual({
      type: 'bpmnError',
      errorCode: 'no-money',
      message: '账上没有钱',
    }));
  it.each([
    ['a mistake', 'nothing.here', 'error', /ReferenceError/],
    ['bad syntax', 'const = 1', 'error', /SyntaxError/],
    ['something thrown that is no error', 'throw "x"', 'error', /^x$/],
    ['a circle as result', 'const a = {}; a.a = a; a', 'error', /circular/i],
    ['a loop without end', 'for (;;);', 'timeout', /in time/],
    ['a loop without end while the result is written', '({ toJSON() { for (;;); } })', 'timeout', /in time/],
    ['a bad pattern', '/(a+)+$/.test("a".repeat(40) + "b")', 'timeout', /in time/],
    ['too much memory', 'new Uint8Array(1e8).length', 'memory', /out of memory/],
    ['too long a result', '"x".repeat(300000)', 'memory', /characters/],
    ['recursion without end', 'const f = () => f() + 1; f()', 'error', /./],
    ['recursion in JSON', 'JSON.parse("[".repeat(100000))', 'error', /./],
  ])('fails for %s and goes on with the next', async (_what, source, reason, message) => {
    expect(await run(source)).toMatchObject({ type: 'failed', reason, message: expect.stringMatching(message) });
    expect(await run('1 + 1')).toEqual({ type: 'completed', result: 2 });
  });
  it('ends a built-in function that takes long', async () => {
    const started = performance.now();
    expect(await run('for (const all = []; ; ) all.push("x".repeat(1e6) + all.length)')).toMatchObject({
      type: 'failed',
    });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(await run('1 + 1')).toEqual({ type: 'completed', result: 2 });
  });
  it('holds the process up for nobody', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    await run('for (;;);');
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(10);
  });
  it('takes an answer that came in time while the process was held up', async () => {
    await run('1');
    const answer = run('1 + 1');
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3500);
    expect(await answer).toEqual({ type: 'completed', result: 2 });
  });

  it('does not count the time that others take of the processor', async () => {
    const others = Array.from({ length: 12 }, () => new Worker('for (;;);', { eval: true }));
    await Promise.all(others.map((worker) => once(worker, 'online')));
    const answer = await run('let n = 0; for (let i = 0; i < 600000; i += 1) n += i; n');
    await Promise.all(others.map((worker) => worker.terminate()));
    expect(answer).toEqual({ type: 'completed', result: 179999700000 });
  });

  it('runs many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => run('n * 2', { n: i })));
    expect(answers.map((answer) => (answer.type === 'completed' ? answer.result : null))).toEqual(
      Array.from({ length: 20 }, (_, i) => i * 2),
    );
  });
});

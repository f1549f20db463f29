import { ApiFailure } from './api-failure';
import { createIntent } from './intent';

const offline = new ApiFailure(0, 'client.offline', 'x');
const refused = new ApiFailure(409, 'task.done', 'x');

async function keysOf(calls: [body: unknown, failure: ApiFailure | null][]): Promise<string[]> {
  const run = createIntent();
  const keys: string[] = [];
  for (const [body, failure] of calls)
    await run(body, (key) => {
      keys.push(key);
      return failure ? Promise.reject(failure) : Promise.resolve();
    }).catch(() => undefined);
  return keys;
}

it('repeats a call that got no answer under the same key', async () => {
  const [first, second, third] = await keysOf([
    [{ a: 1 }, offline],
    [{ a: 1 }, null],
    [{ a: 1 }, null],
  ]);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

it('takes a new key for other data and after a refusal', async () => {
  const keys = await keysOf([
    [{ a: 1 }, offline],
    [{ a: 2 }, refused],
    [{ a: 2 }, null],
  ]);
  expect(new Set(keys).size).toBe(3);
});

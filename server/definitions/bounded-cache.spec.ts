import { BoundedCache } from './bounded-cache.js';

describe('BoundedCache', () => {
  it('loads once for concurrent misses', async () => {
    const cache = new BoundedCache<number>(10);
    let loads = 0;
    const load = () => Promise.resolve(++loads);
    expect(await Promise.all([cache.get('a', load), cache.get('a', load), cache.get('a', load)])).toEqual([1, 1, 1]);
  });

  it('forgets what was used least recently', async () => {
    const cache = new BoundedCache<string>(2);
    const loaded: string[] = [];
    const get = (key: string) => cache.get(key, () => Promise.resolve((loaded.push(key), key)));
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
    expect(loaded).toEqual(['a', 'b', 'c', 'b']);
  });

  it('tries again after a failure', async () => {
    const cache = new BoundedCache<string>(2);
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('a', () => Promise.resolve('yes'))).toBe('yes');
  });
});

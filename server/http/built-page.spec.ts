import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtPage } from './built-page.js';

describe('the page of a build', () => {
  it('is that of the newest build, and none while there is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xiaowu-build-'));
    try {
      expect(await builtPage(folder)).toBeUndefined();
      for (const html of ['<html><script src="/assets/a.js"></html>', '<html><script src="/assets/b.js"></html>\n']) {
        await writeFile(join(folder, 'index.html'), html);
        expect(await builtPage(folder)).toBe(html);
      }
      await writeFile(join(folder, 'index.html'), '<html><script');
      expect(await builtPage(folder)).toBeUndefined();
      await rm(join(folder, 'index.html'));
      expect(await builtPage(folder)).toBeUndefined();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(__dirname, '../..');
const dist = join(root, 'portal-ui/dist');

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** Files that the browser fetches before it can draw these modules: with what they import at once, and styles. */
function filesFor(manifest: Readonly<Record<string, Chunk>>, modules: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const follow = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`Expected ${name} in the manifest of the portal, but it is not there.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    chunk.imports?.forEach(follow);
  };
  modules.forEach(follow);
  return files;
}

const sizeOf = (file: string): number => gzipSync(new Uint8Array(readFileSync(join(dist, file)))).length;

describe('the first load of 待办', () => {
  let manifest: Readonly<Record<string, Chunk>>;

  beforeAll(async () => {
    const { ensureBuilt } = (await import(join(root, 'server/setup/build.mjs'))) as { ensureBuilt(): Promise<void> };
    await ensureBuilt();
    manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  }, 600_000);

  // the page, and what the device's own part of the frame and of the list load
  const page = ['index.html', 'src/features/lists/BoxPage.vue'];
  it.each([
    [
      'a desktop',
      250_000,
      [
        ...page,
        ...['layout/DesktopHeader.vue', 'layout/AppFooter.vue', 'features/lists/BoxDesktop.vue'].map((f) => `src/${f}`),
        'src/theme/element-plus-config.ts',
      ],
    ],
    ['a phone', 150_000, [...page, 'src/layout/PhoneTabs.vue', 'src/features/lists/BoxPhone.vue']],
  ])('stays below its limit on %s', (_device, limit, modules) => {
    const files = [...filesFor(manifest, modules), 'index.html', 'color-scheme.js'];
    const sizes = files.map((file) => [file, sizeOf(file)] as const).sort(([, a], [, b]) => b - a);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    const largest = sizes.slice(0, 8).map(([file, size]) => `${file} ${size}`);
    // named when it fails: what there is most to win from
    expect(total < limit ? [] : [total, ...largest]).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(__dirname, '../..');

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** Files that the browser fetches before it can draw these modules: with what they import at once, and styles. */
function filesFor(manifest: Manifest, modules: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const follow = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`Expected ${name} in the manifest of the pages, but it is not there.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    chunk.imports?.forEach(follow);
  };
  modules.forEach(follow);
  return files;
}

type Manifest = Readonly<Record<string, Chunk>>;

const distOf = (pages: string) => join(root, pages, 'dist');
const manifestOf = (pages: string) =>
  JSON.parse(readFileSync(join(distOf(pages), '.vite/manifest.json'), 'utf8')) as Manifest;

/** Every file is a round for a slow network, and work for the server and the browser, however small it is. */
interface Limit {
  readonly bytes: number;
  readonly files: number;
}

/** What is wrong with a load, named for whoever has to make it smaller: what there is most to win from. */
function excess(pages: string, modules: readonly string[], limit: Limit, besides: readonly string[] = []): unknown[] {
  const files = [...filesFor(manifestOf(pages), modules), 'index.html', 'color-scheme.js', ...besides];
  const sizeOf = (file: string) => gzipSync(new Uint8Array(readFileSync(join(distOf(pages), file)))).length;
  const sizes = files.map((file) => [file, sizeOf(file)] as const).sort(([, a], [, b]) => b - a);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const tooMuch = total < limit.bytes ? [] : [total, ...sizes.slice(0, 8).map(([file, size]) => `${file} ${size}`)];
  const tooMany =
    sizes.length <= limit.files ? [] : [`${sizes.length} files`, ...sizes.slice(-8).map(([file]) => file)];
  return [...tooMuch, ...tooMany];
}

beforeAll(async () => {
  const { ensureBuilt } = (await import(join(root, 'server/setup/build.mjs'))) as { ensureBuilt(): Promise<void> };
  await ensureBuilt();
}, 600_000);

describe('the first load of 待办', () => {
  // the page, and what the device's own part of the frame and of the list load
  const page = ['index.html', 'src/features/lists/BoxPage.vue'];
  it.each([
    [
      'a desktop',
      { bytes: 250_000, files: 30 },
      [
        ...page,
        ...['layout/DesktopHeader.vue', 'layout/AppFooter.vue', 'features/lists/BoxDesktop.vue'].map((f) => `src/${f}`),
        'src/theme/element-plus-config.ts',
      ],
    ],
    [
      'a phone',
      { bytes: 150_000, files: 20 },
      [...page, 'src/layout/PhoneTabs.vue', 'src/features/lists/BoxPhone.vue'],
    ],
  ])('stays below its limits on %s', (_device, limit, modules) => {
    expect(excess('portal-ui', modules, limit)).toEqual([]);
  });
});

describe('the first load of the designer', () => {
  it('stays below 250 kB and 30 files for the list of definitions', () => {
    const page = ['index.html', 'src/definitions/DefinitionsPage.vue'];
    expect(excess('designer-ui', page, { bytes: 250_000, files: 30 })).toEqual([]);
  });

  it('stays below 500 kB and 35 files for the editor with its drawing and panel', () => {
    const icons = readdirSync(join(distOf('designer-ui'), 'assets')).filter((file) => /^bpmn-.*\.woff2$/.test(file));
    const fonts = icons.map((file) => `assets/${file}`);
    expect(icons).toHaveLength(1);
    expect(
      excess('designer-ui', ['index.html', 'src/editor/EditorPage.vue'], { bytes: 500_000, files: 35 }, fonts),
    ).toEqual([]);
  });
});

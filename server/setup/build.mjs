import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** A tool of a workspace, wherever npm put it. */
export const tool = (workspace, name, file) =>
  join(dirname(createRequire(join(root, workspace, 'package.json')).resolve(`${name}/package.json`)), file);
const ignored = new Set(['node_modules', 'dist', 'README.md', 'decisions']);

const targets = [
  {
    name: 'server',
    title: '引擎与服务',
    sources: ['engine', 'server', 'tsconfig.json', 'package-lock.json'],
    output: 'server/dist/main.js',
    command: () => [tool('.', 'typescript', 'bin/tsc'), '-b'],
    cwd: root,
  },
  {
    name: 'portal-ui',
    title: '门户',
    sources: ['portal-ui', 'server/contract', 'package-lock.json'],
    output: 'portal-ui/dist/index.html',
    command: () => [tool('portal-ui', 'vite', 'bin/vite.js'), 'build', '--logLevel', 'error'],
    cwd: join(root, 'portal-ui'),
  },
  {
    name: 'designer-ui',
    title: '设计器',
    sources: ['designer-ui', 'engine', 'portal-ui/src', 'server/contract', 'package-lock.json'],
    output: 'designer-ui/dist/index.html',
    command: () => [tool('designer-ui', 'vite', 'bin/vite.js'), 'build', '--logLevel', 'error'],
    cwd: join(root, 'designer-ui'),
  },
];

/** Names, sizes and times of all source files: cheap, and enough to see that nothing changed. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const entry = statSync(path);
    if (!entry.isDirectory()) return hash.update(`${path} ${entry.size} ${entry.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) {
      if (!ignored.has(name) && !name.endsWith('.spec.ts') && !name.startsWith('.')) visit(join(path, name));
    }
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');
}

function run({ command, cwd, title }) {
  return new Promise((resolve, reject) => {
    // tests set another NODE_ENV, with which the pages would be built for development
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, command(), { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${title}构建失败（退出码 ${code}）。`))));
  });
}

/** Builds the parts whose sources changed since they were built last. */
export async function ensureBuilt() {
  const folder = join(root, '.cache');
  const file = join(folder, 'build.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const stale = targets
    .map((target) => ({ ...target, wanted: fingerprint(target.sources) }))
    .filter(({ name, output, wanted }) => known[name] !== wanted || !existsSync(join(root, output)));
  if (stale.length === 0) return;
  console.log(`正在构建：${stale.map(({ title }) => title).join('、')} …`);
  await Promise.all(stale.map(run));
  mkdirSync(folder, { recursive: true });
  for (const { name, wanted } of stale) known[name] = wanted;
  writeFileSync(file, JSON.stringify(known, null, 2));
}

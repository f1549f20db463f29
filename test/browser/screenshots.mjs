// `npm run screenshots`: every page in four variants (desktop and phone, light and dark) into test/browser/output.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureBuilt } from '../../server/setup/build.mjs';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'output/pages');
const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin/jest.js');
await ensureBuilt();
const { status } = spawnSync(
  process.execPath,
  [jest, '--selectProjects', 'browser', '--testPathPatterns', 'pages-on-'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, XIAOWU_SCREENSHOTS: folder } },
);
console.log(`图片在 ${folder}`);
process.exit(status ?? 1);

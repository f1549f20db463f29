// `npm run fuzz [count]`: random processes, other ones at every run; a failure prints the seed and the smallest case.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from '../../server/setup/install.mjs';

ensureInstalled();
const root = join(import.meta.dirname, '../..');
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/jest/bin/jest.js'), '--selectProjects', 'engine', '--testPathPatterns', 'random-processes'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, XIAOWU_FUZZ_PROCESSES: process.argv[2] ?? '100000' } },
);
process.exit(status ?? 1);

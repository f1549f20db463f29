// `npm test [jest arguments]`: sets up everything and runs the tests, with `--all` also those that take minutes each.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuilt, tool } from '../server/setup/build.mjs';
import { ensureInstalled } from '../server/setup/install.mjs';
import { runJest } from './setup/run-jest.mjs';
import { ensureServices } from './setup/services.mjs';

const root = join(import.meta.dirname, '..');
const failed = [];

/** Runs a tool; what it says is shown when it has ended, so that tools that run beside it do not mix with it. */
function check({ name, args }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (status) => {
      console.log(`\n— ${name}${said && `\n${said.trimEnd()}`}`);
      if (status !== 0) failed.push(name);
      resolve();
    });
  });
}

/** Each uses one core: as many at once as there are, at most two for the sake of memory. */
async function checkAll(checks) {
  const waiting = [...checks];
  const next = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await check(one);
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, next));
}

ensureInstalled();
await ensureServices();
try {
  await ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const only = process.argv.slice(2).filter((arg) => arg !== '--all');
if (process.argv.includes('--all')) process.env.XIAOWU_TEST_ALL = '1';
if (only.length === 0) {
  await checkAll([
    { name: '类型检查：门户', args: [tool('.', 'vue-tsc', 'bin/vue-tsc.js'), '--noEmit', '-p', 'portal-ui'] },
    { name: '类型检查：设计器', args: [tool('.', 'vue-tsc', 'bin/vue-tsc.js'), '--noEmit', '-p', 'designer-ui'] },
    { name: '代码规范', args: [tool('.', 'eslint', 'bin/eslint.js'), '.', '--max-warnings=0'] },
    { name: '代码格式', args: [tool('.', 'prettier', 'bin/prettier.cjs'), '--check', '.', '--log-level=warn'] },
    { name: '类型检查：测试', args: [tool('.', 'typescript', 'bin/tsc'), '--noEmit', '-p', 'test'] },
  ]);
}
const run = runJest(root, only);
// Of real processes and pages some answer too late while everything else runs; what is broken fails alone, too.
const late = run.failedFiles.filter((file) => /[\\/]test[\\/](browser|chaos)[\\/]/.test(file));
if (late.length > 0 && late.length <= 8) {
  console.log(`\n— 单独再测一次：${late.map((file) => relative(root, file)).join('、')}`);
  run.replace(late, runJest(root, ['--maxWorkers=1', '--runTestsByPath', ...late]));
}
if (run.failed > 0 || run.failedFiles.length > 0 || run.total === 0) failed.push('测试');
if (run.skipped > 0) failed.push(`${run.skipped} 个测试被跳过`);
if (failed.length > 0) console.error(`\n未通过：${failed.join('、')}`);
console.log(`\nTests: ${run.passed} passed, ${run.failed} failed`);
process.exit(failed.length > 0 ? 1 : 0);

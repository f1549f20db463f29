// `npm test [jest arguments]`: sets up everything and runs everything.
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { ensureBuilt, tool } from '../server/setup/build.mjs';
import { ensureInstalled } from '../server/setup/install.mjs';
import { runJest } from './setup/run-jest.mjs';
import { ensureServices } from './setup/services.mjs';

const root = join(import.meta.dirname, '..');
const failed = [];

function step(name, args) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) failed.push(name);
}

ensureInstalled();
await ensureServices();
try {
  await ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const only = process.argv.slice(2);
if (only.length === 0) {
  step('类型检查：门户', [tool('.', 'vue-tsc', 'bin/vue-tsc.js'), '--noEmit', '-p', 'portal-ui']);
  step('类型检查：设计器', [tool('.', 'vue-tsc', 'bin/vue-tsc.js'), '--noEmit', '-p', 'designer-ui']);
  step('类型检查：测试', [tool('.', 'typescript', 'bin/tsc'), '--noEmit', '-p', 'test']);
  step('代码规范', [tool('.', 'eslint', 'bin/eslint.js'), '.', '--max-warnings=0']);
  step('代码格式', [tool('.', 'prettier', 'bin/prettier.cjs'), '--check', '.', '--log-level=warn']);
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

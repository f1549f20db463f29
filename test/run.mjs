// `npm test [jest arguments]`: sets up everything and runs everything.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../server/setup/build.mjs';
import { ensureInstalled } from '../server/setup/install.mjs';
import { ensureServices } from './setup/services.mjs';

const root = join(import.meta.dirname, '..');
const bin = (path) => join(root, 'node_modules', path);
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
  step('类型检查：门户', [bin('vue-tsc/bin/vue-tsc.js'), '--noEmit', '-p', 'portal-ui']);
  step('类型检查：设计器', [bin('vue-tsc/bin/vue-tsc.js'), '--noEmit', '-p', 'designer-ui']);
  step('类型检查：测试', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'test']);
  step('代码规范', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0']);
  step('代码格式', [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level=warn']);
}
const report = join(root, '.cache/jest.json');
mkdirSync(join(root, '.cache'), { recursive: true });
step('测试', [bin('jest/bin/jest.js'), '--json', `--outputFile=${report}`, ...only]);

const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
if (numPendingTests > 0) failed.push(`${numPendingTests} 个测试被跳过`);
if (failed.length > 0) console.error(`\n未通过：${failed.join('、')}`);
console.log(`\nTests: ${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(failed.length > 0 ? 1 : 0);

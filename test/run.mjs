// `npm test [jest arguments]`: sets up everything and runs everything.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, tool } from '../server/setup/build.mjs';
import { ensureInstalled } from '../server/setup/install.mjs';
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
const report = join(root, '.cache/jest.json');
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(report, { force: true });
step('测试', [tool('.', 'jest', 'bin/jest.js'), '--json', `--outputFile=${report}`, ...only]);

const nothing = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
const { numPassedTests, numFailedTests, numPendingTests } = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : nothing;
if (numPendingTests > 0) failed.push(`${numPendingTests} 个测试被跳过`);
if (failed.length > 0) console.error(`\n未通过：${failed.join('、')}`);
console.log(`\nTests: ${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(failed.length > 0 ? 1 : 0);

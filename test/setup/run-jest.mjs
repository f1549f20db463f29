import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from '../../server/setup/build.mjs';

const countOf = (file, status) => file.assertionResults.filter((test) => test.status === status).length;

/** What a run of jest found, by file. */
class TestRun {
  #files;
  constructor(files) {
    this.#files = new Map(files.map((file) => [file.name, file]));
  }

  /** Absolute paths of the files in which a test failed, or that could not be run at all. */
  get failedFiles() {
    return [...this.#files.values()].filter(({ status }) => status === 'failed').map(({ name }) => name);
  }
  get passed() {
    return this.#sum('passed');
  }
  get failed() {
    return this.#sum('failed');
  }
  /** Neither run nor failed. */
  get skipped() {
    return this.#sum('pending') + this.#sum('todo');
  }
  get total() {
    return this.passed + this.failed;
  }

  /** These files' results are those of a later run; what it did not run stays failed. */
  replace(names, later) {
    for (const name of names) {
      const file = later.#files.get(name);
      if (file) this.#files.set(name, file);
    }
  }

  #sum(status) {
    return [...this.#files.values()].reduce((sum, file) => sum + countOf(file, status), 0);
  }
}

/** Runs jest with these arguments; its own output is shown as it comes. */
export function runJest(root, args) {
  const report = join(root, '.cache/jest.json');
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const jest = [tool('.', 'jest', 'bin/jest.js'), '--json', `--outputFile=${report}`, ...args];
  spawnSync(process.execPath, jest, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return new TestRun(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []);
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all tests: a folder for what the workers of this run keep from one file to the next. */
export default function beginRun() {
  process.env.XIAOWU_TEST_RUN = mkdtempSync(join(tmpdir(), 'xiaowu-run-'));
}

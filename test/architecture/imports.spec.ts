import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Cruise {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
}

function cruise(...folders: string[]): Cruise['summary'] {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, '--output-type', 'json', ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (!stdout) throw new Error(stderr);
  return (JSON.parse(stdout) as Cruise).summary;
}

describe('who may import whom', () => {
  it.each([[['engine', 'server']], [['portal-ui/src', 'designer-ui/src']]])(
    'holds in %s',
    (folders) => {
      const { totalCruised, violations } = cruise(...folders);
      expect(totalCruised).toBeGreaterThan(20);
      expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    },
    120_000,
  );
});

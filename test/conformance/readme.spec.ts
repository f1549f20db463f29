import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageTables, coveredBy } from './coverage.js';

const root = join(__dirname, '../..');
const readme = join(root, 'engine/README.md');

interface Figures {
  readonly rows: readonly { name: string; unit: string; ours: number; theirs: number; ratio: number }[];
  readonly costs: readonly { name: string; microseconds: number }[];
}

/** A table as prettier writes it. */
function table(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, i) => Math.max(3, ...lines.map((line) => line[i]!.length)));
  const written = lines.map((line) => `| ${line.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |`);
  return [written[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...written.slice(1)].join('\n');
}

function figures(): string {
  const { rows, costs } = JSON.parse(readFileSync(join(root, 'test/bench/engine/figures.json'), 'utf8')) as Figures;
  const compared = rows.map(({ name, unit, ours, theirs, ratio }) => [
    name,
    `${ours} ${unit}`,
    `${theirs} ${unit}`,
    `${ratio}`,
  ]);
  return [
    table([['scenario', 'this engine', 'bpmn-engine 25', 'ratio'], ...compared]),
    table([['one completion', 'µs'], ...costs.map(({ name, microseconds }) => [name, `${microseconds}`])]),
  ].join('\n\n');
}

/** Puts a text between the two marks of its name. */
function withPart(text: string, name: string, part: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`Expected ${start} … ${end} in engine/README.md.`);
  return `${text.slice(0, from + start.length)}\n\n${part}\n\n${text.slice(to)}`;
}

it('says in the README what is executed and how fast (XIAOWU_UPDATE_README=1 writes it)', async () => {
  const covered = new Set<string>();
  for (const name of readdirSync(__dirname, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.bpmn')) continue;
    for (const cell of await coveredBy(readFileSync(join(__dirname, name), 'utf8'))) covered.add(cell);
  }
  const before = readFileSync(readme, 'utf8');
  const after = withPart(withPart(before, 'executed', await coverageTables(covered)), 'figures', figures());
  if (process.env['XIAOWU_UPDATE_README'] === '1') writeFileSync(readme, after);
  else expect(before).toBe(after);
});

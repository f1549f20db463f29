// `npm run bench engine`: our engine beside bpmn-engine in one run on one machine.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../../../server/setup/build.mjs';
import { ensureInstalled } from '../../../server/setup/install.mjs';
import * as files from './files.mjs';

ensureInstalled();
await ensureBuilt();
const ours = await import('./ours.mjs');
const theirs = await import('./theirs.mjs');

const seconds = Number(process.env.BENCH_SECONDS ?? 2);

/** Runs per second, after a warm-up; at least one run. */
async function perSecond(once, forSeconds = seconds) {
  const until = performance.now() + forSeconds * 300;
  do await once();
  while (performance.now() < until);
  let runs = 0;
  const started = performance.now();
  let now = started;
  do {
    await once();
    runs += 1;
    now = performance.now();
  } while (now < started + forSeconds * 1000);
  return (runs * 1000) / (now - started);
}

const rows = [];
async function compare(name, ourOnce, theirOnce) {
  const [our, their] = [await perSecond(ourOnce), await perSecond(theirOnce)];
  rows.push({ name, unit: '/s', ours: our, theirs: their, ratio: our / their });
}
async function compareRuns(name, ourXml, theirXml) {
  const [process, context] = [await ours.read(ourXml), await theirs.read(theirXml)];
  await compare(
    name,
    () => ours.runToEnd(process),
    () => theirs.runToEnd(context),
  );
}

await compare(
  'compile a file of 100 elements',
  () => ours.read(files.hundred(false)),
  () => theirs.compile(files.hundred(true)),
);
await compareRuns('user task, exclusive gateway, user task', files.decision(false), files.decision(true));
await compareRuns('100 service tasks in a row', files.serviceChain(100, false), files.serviceChain(100, true));
await compareRuns('100 parallel branches with a user task', files.parallel(100), files.parallel(100));
await compareRuns('500 parallel instances of a user task', files.instances(500), files.instances(500));
await compareRuns('inclusive gateways, 5 in one another', files.inclusive(5, false), files.inclusive(5, true));

const chain = files.userChain(100);
const process_ = await ours.read(chain);
const context = await theirs.read(chain);
let halfway = ours.begin(process_);
for (let i = 0; i < 49; i += 1) halfway = ours.complete(process_, halfway);
let waiting = halfway;
for (let i = 0; i < 50; i += 1) waiting = ours.complete(process_, waiting);
const stored = JSON.stringify(waiting);
const theirStored = await theirs.save(await theirs.runUntil(context, 99));
rows.push({
  name: 'state that waits at step 100 of 100',
  unit: 'bytes',
  ours: Buffer.byteLength(stored),
  theirs: Buffer.byteLength(theirStored),
  ratio: Buffer.byteLength(theirStored) / Buffer.byteLength(stored),
});
const [ourHalf, theirHalf] = [JSON.stringify(halfway), await theirs.save(await theirs.runUntil(context, 49))];
await compare(
  'load, complete and save at step 50 of 100',
  () => JSON.stringify(ours.complete(process_, JSON.parse(ourHalf))),
  () => theirs.loadStepSave(theirHalf),
);

/** Microseconds of one completion, in the middle of a run. */
async function costOf(process, state) {
  const ids = ours.taskIds(state);
  let i = 0;
  return 1e6 / (await perSecond(() => void ours.complete(process, state, ids[(i += 1) % ids.length]), seconds / 4));
}
let early = ours.begin(process_);
for (let i = 0; i < 4; i += 1) early = ours.complete(process_, early);
let late = early;
for (let i = 0; i < 90; i += 1) late = ours.complete(process_, late);
const costs = [
  { name: 'step 5 of 100', microseconds: await costOf(process_, early) },
  { name: 'step 95 of 100', microseconds: await costOf(process_, late) },
];
for (const count of [100, 500, 1000]) {
  const many = await ours.read(files.instances(count));
  costs.push({ name: `one of ${count} parallel instances`, microseconds: await costOf(many, ours.begin(many)) });
}

const shown = (n) => (n >= 100 ? Math.round(n) : Number(n.toPrecision(3)));
console.table(
  rows.map(({ name, unit, ours: our, theirs: their, ratio }) => ({
    scenario: name,
    'this engine': `${shown(our)} ${unit}`,
    'bpmn-engine 25': `${shown(their)} ${unit}`,
    ratio: shown(ratio),
  })),
);
console.table(costs.map(({ name, microseconds }) => ({ 'one completion': name, µs: shown(microseconds) })));
writeFileSync(
  join(import.meta.dirname, 'figures.json'),
  `${JSON.stringify({ rows: rows.map(({ ours: our, theirs: their, ratio, ...row }) => ({ ...row, ours: shown(our), theirs: shown(their), ratio: shown(ratio) })), costs: costs.map(({ name, microseconds }) => ({ name, microseconds: shown(microseconds) })) }, null, 2)}\n`,
);
process.exit(0);

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { measure, median } from '../measure.mjs';

const here = import.meta.dirname;
const names = ['flowable', 'camunda'];
const concurrencies = [1, 8, 32];

/**
 * 同意 per second beside the completion of a task by other engines, each by its own Java API in a process of its own, on
 * a database of its own in the same MariaDB, in the same rounds. They save the variable and their history; ours checks
 * rights, saves the record, the outbox and the notices.
 */
export async function besidePeers({ inside, tasks }, { databaseUrl, rounds, seconds }) {
  const peers = [];
  for (const name of names) peers.push(await startPeer(name, `${databaseUrl}_${name}`));
  const sides = [{ name: 'xiaowu', run: (...load) => ourRun(inside, tasks, ...load) }, ...peers];
  // what runs for the first time is compiled on the way
  for (const side of sides) await side.run(32, 600);
  const rows = [];
  for (const concurrency of concurrencies) {
    const measured = Object.fromEntries(sides.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++)
      for (const { name, run } of sides) {
        const pace = measured[name].at(-1) ?? (await run(concurrency, concurrency * 12));
        measured[name].push(await run(concurrency, Math.max(concurrency * 10, Math.round(pace.perSecond * seconds))));
      }
    rows.push({ concurrency, sides: summary(measured) });
  }
  for (const { close } of peers) await close();
  return rows;
}

async function ourRun(inside, tasks, concurrency, operations) {
  await tasks.prepare(operations);
  return measure(concurrency, operations, () => inside.complete(tasks.next()));
}

/** Per engine the medians of the rounds, and how many times faster ours is (per round, then the median). */
function summary(measured) {
  return Object.entries(measured).map(([name, runs]) => ({
    name,
    perSecond: median(runs.map(({ perSecond }) => perSecond)),
    p95Ms: median(runs.map(({ p95Ms }) => p95Ms)),
    times: median(runs.map(({ perSecond }, round) => measured.xiaowu[round].perSecond / perSecond)),
  }));
}

async function startPeer(name, databaseUrl) {
  build();
  const { host, username, password, pathname } = new URL(databaseUrl);
  // each looks for its tables in its own database alone: both call them ACT_…
  const query = new URLSearchParams({ user: username, password, nullDatabaseMeansCurrent: 'true' });
  const url = `jdbc:mariadb://${host}${pathname}?${query}`;
  const path = `${join(here, 'target/classes')}:${readFileSync(join(here, 'target/classpath'), 'utf8')}`;
  const child = spawn('java', ['-cp', path, 'bench.Main', name, url], { stdio: ['pipe', 'pipe', 'inherit'] });
  process.on('exit', () => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`Expected ${name} to answer, but it has ended.`);
    return value;
  };
  await answer();
  return {
    name,
    async run(concurrency, operations) {
      child.stdin.write(`${concurrency} ${operations}\n`);
      return JSON.parse(await answer());
    },
    close: () => new Promise((resolve) => child.once('exit', resolve) && child.stdin.end()),
  };
}

let isBuilt = false;
function build() {
  if (isBuilt) return;
  const goals = ['compile', 'dependency:build-classpath', '-Dmdep.outputFile=target/classpath'];
  const { status, error } = spawnSync('mvn', ['-q', '-B', ...goals], { cwd: here, stdio: 'inherit' });
  if (status !== 0)
    throw new Error(error ? '与其他引擎比较需要 Java 17 和 Maven，请先安装。' : '未能构建其他引擎的测量程序。');
  isBuilt = true;
}

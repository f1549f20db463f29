import { cpuOf, databasePid, ownCpu } from './cpu-clock.mjs';
import { measure, median } from './measure.mjs';
import { rawFloor } from './raw-floor.mjs';

const concurrencies = [1, 8, 32];
const warmUp = 600;

/**
 * 同意 per second, inside the server and over HTTP, beside the raw floor. The three are measured one after the other in
 * every round and compared within it; what is reported is the median of the rounds, because others use the machine too.
 */
export async function completeTask({ connection, inside, http, tasks }, { floorUrl, rounds, seconds }) {
  const floor = await rawFloor(floorUrl, 400);
  const database = await databasePid(connection);
  const clocks = { bench: ownCpu, ...(database !== null && { database: () => cpuOf(database) }) };
  const sides = {
    floor: { once: floor.once, clocks },
    inside: { once: () => inside.complete(tasks.next()), prepare: tasks.prepare, clocks },
    http: {
      once: () => http.complete(tasks.next()),
      prepare: tasks.prepare,
      clocks: { ...clocks, server: () => cpuOf(http.pid) },
    },
  };
  // what runs for the first time is compiled on the way
  for (const side of Object.values(sides)) await runSide(side, 32, warmUp);
  const rows = [];
  for (const concurrency of concurrencies) {
    const measured = { floor: [], inside: [], http: [] };
    for (let round = 0; round < rounds; round++)
      for (const [name, side] of Object.entries(sides))
        measured[name].push(await measureSide(side, concurrency, seconds, measured[name].at(-1)));
    rows.push({ concurrency, ...summary(measured) });
  }
  await floor.close();
  return rows;
}

async function measureSide(side, concurrency, seconds, before) {
  const { perSecond } = before ?? (await runSide(side, concurrency, concurrency * 12));
  return runSide(side, concurrency, Math.max(concurrency * 20, Math.min(1500, Math.round(perSecond * seconds))));
}

async function runSide({ once, prepare, clocks }, concurrency, operations) {
  await prepare?.(operations);
  return measure(concurrency, operations, once, clocks);
}

function summary({ floor, inside, http }) {
  const middle = (list, read) => median(list.map(read));
  const side = (list) => ({
    perSecond: middle(list, (one) => one.perSecond),
    p95Ms: middle(list, (one) => one.p95Ms),
    cpuMs: Object.fromEntries(Object.keys(list[0].cpuMs).map((name) => [name, middle(list, (one) => one.cpuMs[name])])),
  });
  const cpu = ({ cpuMs }) => Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0);
  const cpuRatio = (list) => median(list.map((one, round) => cpu(floor[round]) / cpu(one)));
  const ratio = (list) => median(list.map((one, round) => one.perSecond / floor[round].perSecond));
  return {
    floor: side(floor),
    inside: side(inside),
    http: side(http),
    insideRatio: ratio(inside),
    httpRatio: ratio(http),
    insideCpuRatio: cpuRatio(inside),
    httpCpuRatio: cpuRatio(http),
  };
}

const round = (n) => Math.round(n * 10) / 10;

function print(title, rows) {
  console.log(`\n${title}`);
  console.table(rows);
}

const cpu = (cpuMs) =>
  Object.entries(cpuMs)
    .map(([process, ms]) => `${process} ${ms.toFixed(2)}`)
    .join(', ');

/** Prints each scenario's result as tables, and all as one line of JSON. */
export const printed = {
  'complete-task'(rows) {
    print(
      '同意 per second on MariaDB, each beside the raw floor (bare mysql2, same rows, one transaction); medians of the rounds',
      rows.map(({ concurrency, floor, inside, http, insideRatio, httpRatio }) => ({
        concurrency,
        'floor /s': Math.round(floor.perSecond),
        'floor p95 ms': round(floor.p95Ms),
        'inside /s': Math.round(inside.perSecond),
        'inside p95 ms': round(inside.p95Ms),
        'inside : floor': insideRatio.toFixed(2),
        'HTTP /s': Math.round(http.perSecond),
        'HTTP p95 ms': round(http.p95Ms),
        'HTTP : floor': httpRatio.toFixed(2),
      })),
    );
    print(
      'CPU ms of one 同意, by process (bench = the floor, the server inside, or the HTTP client)',
      rows.map(({ concurrency, floor, inside, http, insideCpuRatio, httpCpuRatio }) => ({
        concurrency,
        floor: cpu(floor.cpuMs),
        inside: cpu(inside.cpuMs),
        'floor : inside': insideCpuRatio.toFixed(2),
        HTTP: cpu(http.cpuMs),
        'floor : HTTP': httpCpuRatio.toFixed(2),
      })),
    );
  },
  peers(rows) {
    print(
      '同意 per second on MariaDB beside other engines (their Java API, their defaults); medians of the rounds',
      rows.map(({ concurrency, sides }) => ({
        concurrency,
        ...Object.fromEntries(
          sides.flatMap(({ name, perSecond, p95Ms, times }) => [
            [`${name} /s`, Math.round(perSecond)],
            [`${name} p95 ms`, round(p95Ms)],
            ...(name === 'xiaowu' ? [] : [[`xiaowu : ${name}`, times.toFixed(1)]]),
          ]),
        ),
      })),
    );
  },
  lists({ rows, few, many, stateBytes, databaseBytes }) {
    print(
      `Lists over HTTP with ${few} and with ${many} cases, ms`,
      rows.map(({ list, few, many, ratio }) => ({
        list,
        'p50 few': round(few.p50Ms),
        'p95 few': round(few.p95Ms),
        'p50 many': round(many.p50Ms),
        'p95 many': round(many.p95Ms),
        'many : few': ratio.toFixed(2),
      })),
    );
    print('A case that waits for somebody, bytes (in no process: only in the database)', [
      { 'state of the engine': Math.round(stateBytes), 'all its rows and indexes': Math.round(databaseBytes) },
    ]);
  },
  people({ count, rows }) {
    print(
      `The people picker's search over HTTP among ${count} people, ms`,
      rows.map(({ search, p50Ms, p95Ms, worstMs }) => ({
        search,
        p50: round(p50Ms),
        p95: round(p95Ms),
        worst: round(worstMs),
      })),
    );
  },
  timers({ timers, medianMs, p95Ms, latestMs }) {
    print('How late timers fire, with one worker on Redis, ms', [
      { timers, median: round(medianMs), p95: round(p95Ms), latest: round(latestMs) },
    ]);
  },
  designer({ elements, openMs, worstOpenMs, select, drag, type }) {
    print(`The designer in Chromium with a drawing of ${elements} elements, ms`, [
      { act: 'open the page', median: round(openMs), worst: round(worstOpenMs) },
      { act: 'select an element', median: round(select.medianMs), worst: round(select.worstMs) },
      { act: 'frame while its panel fills', median: round(select.frameMs), worst: round(select.worstFrameMs) },
      { act: 'frame while dragging', median: round(drag.frameMs), worst: round(drag.worstFrameMs) },
      { act: 'drop', worst: round(drag.dropMs) },
      { act: 'type a letter of a name', worst: round(type.worstMs) },
    ]);
  },
};

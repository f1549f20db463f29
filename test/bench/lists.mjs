import { allTables, listTables, multiplyCases } from './many-cases.mjs';
import { measure } from './measure.mjs';

const lists = {
  待办任务: '/api/tasks?box=todo&limit=20',
  '待办任务, searched': '/api/tasks?box=todo&limit=20&q=%E5%9F%BA%E5%87%86',
  '待办任务, by 时限': '/api/tasks?box=todo&limit=20&sort=due',
  已完成任务: '/api/tasks?box=done&limit=20',
  我的指派: '/api/tasks?box=assigned&limit=20',
  我的转办: '/api/tasks?box=forwarded&limit=20',
  counts: '/api/tasks/counts',
  我的申请: '/api/applications?box=mine&limit=20',
  我的知会: '/api/applications?box=copies&limit=20',
  我的草稿: '/api/applications?box=drafts&limit=20',
  我的督办: '/api/applications?box=supervised&limit=20',
};
/** Lists whose later pages are measured, too: `lateAfter` pages on. */
const paged = ['待办任务', '待办任务, by 时限', '已完成任务', '我的申请'];
const lateAfter = 20;
const requests = 60;
/** Cases whose rows are multiplied: some done with a step or two, all with somebody. */
const templates = 200;

/**
 * Lists over HTTP as the system grows: p50 and p95 in ms of each with `few` cases and with `many`. Their ratio is what
 * counts: a list costs the same however many cases there are.
 */
export async function listQueries({ connection, http, applicant, tasks, inside }, { few, many }) {
  await tasks.prepare(templates);
  for (let i = 0; i < 2 * templates; i++) {
    if (i % templates === 0) await tasks.prepare(templates);
    await http.complete(tasks.next());
  }
  const handler = await http.signedIn(inside.people[0].number);
  const small = {
    cases: await multiplyCases(connection, few, allTables),
    lists: await measureLists(handler, applicant),
  };
  const [[{ bytes }]] = await connection.query(
    `select sum(data_length + index_length) as bytes from information_schema.tables
      where table_schema = database() and table_name in (?)`,
    [allTables],
  );
  const large = {
    cases: await multiplyCases(connection, many, listTables),
    lists: await measureLists(handler, applicant),
  };
  const [[{ state }]] = await connection.query(
    "select avg(length(state)) as state from instance where status = 'running'",
  );
  handler.close();
  return {
    rows: Object.keys(small.lists).map((name) => ({
      list: name,
      few: small.lists[name],
      many: large.lists[name],
      ratio: large.lists[name].p50Ms / small.lists[name].p50Ms,
    })),
    few: small.cases,
    many: large.cases,
    /** Of a waiting case: the engine's state, and all that the database keeps of it. */
    stateBytes: Number(state),
    databaseBytes: Number(bytes) / small.cases,
  };
}

async function measureLists(handler, applicant) {
  const figures = {};
  const clientOf = (path) => (path.startsWith('/api/applications') ? applicant : handler);
  const wanted = Object.entries(lists);
  for (const name of paged)
    wanted.push([`${name}, page ${lateAfter + 1}`, await latePage(clientOf(lists[name]), lists[name])]);
  for (const [name, path] of wanted) {
    const client = clientOf(path);
    const times = [];
    const once = async () => {
      const started = performance.now();
      await client.get(path);
      times.push(performance.now() - started);
    };
    await once();
    times.length = 0;
    const { p95Ms } = await measure(1, requests, once);
    times.sort((a, b) => a - b);
    figures[name] = { p50Ms: times[times.length >> 1], p95Ms };
  }
  return figures;
}

/** The address of a page far on, or of the last where the list is shorter. */
async function latePage(client, path) {
  let address = path;
  for (let i = 0; i < lateAfter; i++) {
    const { next } = await client.get(address);
    if (next === null || next === undefined) break;
    address = `${path}&after=${encodeURIComponent(next)}`;
  }
  return address;
}

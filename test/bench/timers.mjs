import { setTimeout as pause } from 'node:timers/promises';
import { timerKey, timerSeconds } from './bench-definition.mjs';
import { submitCase } from './open-tasks.mjs';
import { startProgram } from './started-server.mjs';

const timers = 200;
const longestWaitMs = 120_000;

/** How late timers are, in ms, with a server and one worker on Redis: median, 95th percentile and the latest. */
export async function timerLateness({ connection, applicant, root, env }) {
  const worker = startProgram(root, 'worker.js', env);
  const ids = [];
  for (let i = 0; i < timers; i++) ids.push(await submitCase(applicant, timerKey));
  const deadline = Date.now() + longestWaitMs;
  let rows = [];
  while (rows.length < timers) {
    if (Date.now() > deadline) throw new Error(`Expected ${timers} timers to fire, but only ${rows.length} did.`);
    await pause(500);
    [rows] = await connection.query(
      'select timestampdiff(microsecond, submitted_at, ended_at) / 1000 as ms from instance where id in (?) and ended_at is not null',
      [ids],
    );
  }
  await worker.close();
  const late = rows.map(({ ms }) => Number(ms) - timerSeconds * 1000).sort((a, b) => a - b);
  return { timers, medianMs: late[timers >> 1], p95Ms: late[Math.floor(timers * 0.95)], latestMs: late.at(-1) };
}

import { toSqlTime } from '../database/sql-time.js';
import type { DueJob } from './job-store.js';
import { wakeCalls } from './wake-calls.js';

const nowMs = Date.parse('2026-03-02T08:00:00.000Z');
const row = (id: string, kind: DueJob['kind'], inMs = 0): DueJob => ({
  id,
  kind,
  due_at: toSqlTime(new Date(nowMs + inMs)),
});

describe('calls that wake workers', () => {
  it('name many notices that are due now at once', () => {
    const rows = Array.from({ length: 60 }, (_, i) => row(`n${i}`, 'notify', -i));
    const calls = wakeCalls(rows, nowMs);
    expect(calls.length).toBeLessThanOrEqual(3);
    expect(calls.flatMap(({ rowIds }) => rowIds)).toEqual(rows.map(({ id }) => id));
    expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
  });

  it('give everything that may take its time a call of its own, at its own moment', () => {
    expect(wakeCalls([row('t', 'timer', 3000), row('s', 'service'), row('n', 'notify', 500)], nowMs)).toEqual([
      { id: 't-0', rowIds: ['t'], delayMs: 3000 },
      { id: 's-0', rowIds: ['s'], delayMs: 0 },
      { id: 'n-0', rowIds: ['n'], delayMs: 500 },
    ]);
  });

  it('are others at the next try: Redis may still hold the call of a worker that died', () => {
    const [first] = wakeCalls([row('s', 'service')], nowMs);
    const [again] = wakeCalls([{ ...row('s', 'service'), attempts: 1 }], nowMs);
    expect(again?.rowIds).toEqual(first?.rowIds);
    expect(again?.id).not.toBe(first?.id);
  });

  it('leave what is due later to the sweep', () => {
    expect(wakeCalls([row('t', 'timer', 60_000)], nowMs)).toEqual([]);
  });
});

import type { HandOverRequest } from '@xiaowu/server/contract/hand-over';
import { runHandOver } from './hand-over-run';

const row = (id: string) => ({ id, itemName: '事项', serialNumber: '1', stepName: '审核', ok: true, message: null });
const ids = Array.from({ length: 23 }, (_, i) => `t${i}`);
const base = { ids, from: 'a', to: 'b', reason: '调离', goneText: '已不在', isStopped: () => false };

describe('a hand-over', () => {
  it('goes portion by portion and answers for every task', async () => {
    const sent: HandOverRequest[] = [];
    const answers: string[] = [];
    await runHandOver({
      ...base,
      send: async (request) => (sent.push(request), { rows: (request.ids ?? []).map(row) }),
      onAnswer: (rows) => answers.push(...rows.map(({ id }) => id)),
    });
    expect(sent.map((request) => request.ids?.length)).toEqual([10, 10, 3]);
    expect(sent[0]).toMatchObject({ from: 'a', to: 'b', reason: '调离' });
    expect(answers).toEqual(ids);
  });

  it('says so of a task that is no longer theirs', async () => {
    const failed: (string | null)[] = [];
    await runHandOver({
      ...base,
      ids: ['t1', 't2'],
      send: async () => ({ rows: [row('t1')] }),
      onAnswer: (rows) => failed.push(...rows.filter(({ ok }) => !ok).map(({ id, message }) => `${id} ${message}`)),
    });
    expect(failed).toEqual(['t2 已不在']);
  });

  it('stops between two portions', async () => {
    let calls = 0;
    await runHandOver({
      ...base,
      send: async (request) => (calls++, { rows: (request.ids ?? []).map(row) }),
      onAnswer: () => undefined,
      isStopped: () => calls === 1,
    });
    expect(calls).toBe(1);
  });
});

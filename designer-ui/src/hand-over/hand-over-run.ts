import type { HandOverRequest, HandOverResult } from '@xiaowu/server/contract/hand-over';

/** So few that the progress is seen to move, and that stopping stops soon. */
const portion = 10;

export interface HandOverRun {
  readonly ids: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly send: (request: HandOverRequest) => Promise<HandOverResult>;
  readonly onAnswer: (rows: HandOverResult['rows']) => void;
  readonly isStopped: () => boolean;
  /** For a task that the server no longer finds with them. */
  readonly goneText: string;
}

/** Hands over portion by portion; what has gone over stays so when a later portion fails. */
export async function runHandOver(run: HandOverRun): Promise<void> {
  const { ids, from, to, reason } = run;
  for (let at = 0; at < ids.length && !run.isStopped(); at += portion) {
    const asked = ids.slice(at, at + portion);
    const { rows } = await run.send({ from, to, ids: [...asked], reason });
    const answered = new Set(rows.map(({ id }) => id));
    const gone = asked.filter((id) => !answered.has(id));
    run.onAnswer([
      ...rows,
      ...gone.map((id) => ({ id, itemName: '', serialNumber: null, stepName: '', ok: false, message: run.goneText })),
    ]);
  }
}

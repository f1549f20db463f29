import type { TrialAct, TrialRun } from '@xiaowu/server/contract/trials';

/**
 * Kept runs as plain values to be compared, by their name: what was filled in, what was done one line each
 * (`approve UserTask_1 {"amount":5}`), and what came of it. Ids of elements stay ids, who shows it gives them names; who
 * did it is left out, as it is nothing that a drawing decides.
 */
export function readableTrials(trials: readonly TrialRun[] = []): Record<string, unknown> {
  // names become paths, in which dots divide
  return Object.fromEntries(trials.map((trial) => [trial.name.replaceAll('.', '·'), readableTrial(trial)]));
}

export function readableTrial({ request, acts, expected, processId }: TrialRun): Record<string, unknown> {
  const { at, variables = {} } = request;
  const filled = Object.entries(variables).map(([name, value]) => [name.replaceAll('.', '·'), plain(value)]);
  return {
    ...{ processId, at, filled: Object.fromEntries(filled) },
    acts: acts.map(line).join('\n'),
    outcome: { status: expected.status, path: expected.path, waiting: expected.waiting },
  };
}

function line(act: TrialAct): string {
  const named: { [name: string]: unknown } = { ...act };
  const more = shown.flatMap((name) => plain(named[name] ?? null) ?? []);
  return [act.type, ...more].join(' ');
}

/** Of an act, in this order. */
const shown = ['elementId', 'at', 'target', 'mode', 'position', 'variables', 'result', 'errorCode'] as const;

const plain = (value: unknown): string | null =>
  value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);

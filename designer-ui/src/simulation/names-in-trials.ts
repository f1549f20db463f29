import type { TrialRun } from '@xiaowu/server/contract/trials';

type Values = NonNullable<TrialRun['request']['variables']>;

/** Kept runs in which the field was filled in. */
export const trialsNaming = (key: string, trials: readonly TrialRun[]): TrialRun[] =>
  trials.filter((trial) => valuesIn(trial).some((values) => Object.hasOwn(values, key)));

/** The kept runs with what was filled in under the field's new key; those without it stay the same objects. */
export const renameInTrials = (from: string, to: string, trials: readonly TrialRun[]): readonly TrialRun[] =>
  changeValues(trials, (values) => renameKey(values, from, to));

/** The same for a column of a detail table: in each of its rows. */
export const renameColumnInTrials = (
  table: string,
  from: string,
  to: string,
  trials: readonly TrialRun[],
): readonly TrialRun[] =>
  changeValues(trials, (values) => {
    const rows = values[table];
    if (!Array.isArray(rows) || !rows.some((row) => isValues(row) && Object.hasOwn(row, from))) return values;
    return { ...values, [table]: rows.map((row) => (isValues(row) ? renameKey(row, from, to) : row)) };
  });

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function renameKey(values: Values, from: string, to: string): Values {
  if (!Object.hasOwn(values, from)) return values;
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (key === to ? [] : [[key === from ? to : key, value]])),
  );
}

/** What was filled in at the start and in each act. */
function valuesIn({ request, acts }: TrialRun): Values[] {
  return [request, ...acts].flatMap((each) => ('variables' in each && each.variables ? [each.variables] : []));
}

/** The very same list where nothing changes, so that no step of undo is made. */
function changeValues(trials: readonly TrialRun[], edit: (values: Values) => Values): readonly TrialRun[] {
  const within = <T extends object>(holder: T): T => {
    if (!('variables' in holder) || !holder.variables) return holder;
    const before = holder.variables as Values;
    const after = edit(before);
    return after === before ? holder : { ...holder, variables: after };
  };
  const changed = trials.map((trial) => {
    const request = within(trial.request);
    const acts = trial.acts.map(within);
    const isSame = request === trial.request && acts.every((act, i) => act === trial.acts[i]);
    return isSame ? trial : { ...trial, request, acts };
  });
  return changed.every((trial, i) => trial === trials[i]) ? trials : changed;
}

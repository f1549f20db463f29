import {
  checkMigration,
  mainProcess,
  proposeMigration,
  type Definitions,
  type InstanceState,
  type MigrationPlan,
  type MigrationProblem,
  type Process,
} from '@xiaowu/engine';

type File = Pick<Definitions, 'processes'>;

/** A plan for the cases of every process: ids are unique in a file, so one plan holds them all. */
export function proposedPlan(source: File, target: File): MigrationPlan {
  const plans = source.processes.flatMap((process) => {
    const other = processInVersion(source, target, process);
    return other ? [proposeMigration(process, other).elements] : [];
  });
  return { elements: Object.assign({}, ...plans) as MigrationPlan['elements'] };
}

/** What stands in the way of a case; one whose process the other version does not have cannot go. */
export function problemsOf(source: File, target: File, state: InstanceState, plan: MigrationPlan): MigrationProblem[] {
  const process = source.processes.find(({ id }) => id === state.processId);
  const other = process && processInVersion(source, target, process);
  if (other) return checkMigration(process, other, state, plan);
  return [
    {
      severity: 'error',
      code: 'migration.targetMissing',
      elementId: state.processId,
      data: { target: state.processId },
    },
  ];
}

/** The same process of another version: by its id; the one that people start may have another id there. */
export function processInVersion(source: File, target: File, process: Process): Process | null {
  const same = target.processes.find(({ id }) => id === process.id);
  if (same) return same;
  const main = mainProcess(target);
  const isTaken = source.processes.some(({ id }) => id === main?.id);
  return process === mainProcess(source) && !isTaken ? main : null;
}

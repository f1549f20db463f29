import type { InstanceState, MigrationPlan } from '@xiaowu/engine';
import type { CheckedCase, MigrationCheck } from '../../contract/administration.js';
import { migrationSentences } from '../../locales/zh-CN/administration.js';
import { problemsOf } from './migration-of-processes.js';

/** What a dry run reads of a case. */
export interface CaseToMove {
  readonly id: string;
  readonly serial_number: string | null;
  readonly current_steps: string;
  readonly state: string;
  readonly data: string;
}

type File = Parameters<typeof problemsOf>[0];

/** Could this case go over, and if not, why. */
export function checkedCase(row: CaseToMove, source: File, target: File, plan: MigrationPlan): CheckedCase {
  const found = problemsOf(source, target, JSON.parse(row.state) as InstanceState, plan);
  // a token and its task may have the same problem
  const problems = new Map(found.map((problem) => [nameOf(problem), problem] as const));
  return {
    instanceId: row.id,
    serialNumber: row.serial_number,
    currentSteps: JSON.parse(row.current_steps) as string[],
    isMovable: found.every(({ severity }) => severity !== 'error'),
    problems: [...problems.values()].map(({ severity, code, elementId }) => ({
      ...{ severity, code, elementId, message: migrationSentences[code] },
    })),
  };
}

/** Each problem once, with how many cases have it. */
export function problemsOfAll(results: readonly CheckedCase[]): MigrationCheck['problems'] {
  const found = new Map<string, MigrationCheck['problems'][number]>();
  for (const problem of results.flatMap(({ problems }) => problems)) {
    const known = found.get(nameOf(problem));
    if (known) known.cases += 1;
    else found.set(nameOf(problem), { ...problem, cases: 1 });
  }
  return [...found.values()];
}

const nameOf = ({ code, elementId }: { readonly code: string; readonly elementId: string }) => `${code} ${elementId}`;

import type { MigrationCheck } from '@xiaowu/server/contract/administration';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { computed, ref, shallowRef } from 'vue';
import { checkMigration } from '../api/definitions';

export type MigrationPlan = MigrationCheck['plan'];

export interface Migration {
  readonly key: string;
  readonly from: number;
  /** null = the draft. */
  readonly to: number | null;
  /** Only these cases. */
  readonly instanceIds?: readonly string[];
}

/** What running cases become in another version: proposed by the server, changed by hand, tried with every change. */
export function useMigrationPlan({ key, from, to, instanceIds }: Migration) {
  const check = shallowRef<MigrationCheck | null>(null);
  const failure = ref<string | null>(null);
  const isChecking = ref(false);
  const plan = computed<MigrationPlan>(() => check.value?.plan ?? { elements: {} });
  let turn = 0;

  async function run(wanted?: MigrationPlan): Promise<void> {
    const mine = ++turn;
    isChecking.value = true;
    failure.value = null;
    try {
      const answer = await checkMigration(key, {
        from,
        to,
        ...(wanted && { plan: wanted }),
        ...(instanceIds && { instanceIds }),
      });
      if (mine === turn) check.value = answer;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (mine === turn) failure.value = [error.message, ...error.details.map(({ message }) => message)].join('；');
    } finally {
      if (mine === turn) isChecking.value = false;
    }
  }

  return {
    check,
    failure,
    isChecking,
    plan,
    /** Every case that was looked at can go. */
    isWhole: computed(() => check.value !== null && check.value.movable === check.value.checked && !isChecking.value),
    run,
    /** null: nothing stands for it in the other version. */
    map: (elementId: string, target: string | null): Promise<void> =>
      run({ ...plan.value, elements: mapped(plan.value.elements, elementId, target) }),
    /** null: what was filled in there is not shown any more. Columns are those of the table that a table goes on as. */
    mapField: (key: string, target: string | null): Promise<void> => {
      const others = Object.entries(plan.value.fields ?? {}).filter(([each]) => !each.startsWith(`${key}.`));
      return run({ ...plan.value, fields: mapped(Object.fromEntries(others), key, target) });
    },
  };
}

function mapped(pairs: Readonly<Record<string, string>>, from: string, to: string | null): Record<string, string> {
  const others = Object.entries(pairs).filter(([each]) => each !== from);
  return Object.fromEntries(to === null ? others : [...others, [from, to]]);
}

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
  let turn = 0;

  async function run(plan?: MigrationPlan): Promise<void> {
    const mine = ++turn;
    isChecking.value = true;
    failure.value = null;
    try {
      const answer = await checkMigration(key, {
        from,
        to,
        ...(plan && { plan }),
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
    plan: computed<MigrationPlan>(() => check.value?.plan ?? { elements: {} }),
    /** Every case that was looked at can go. */
    isWhole: computed(() => check.value !== null && check.value.movable === check.value.checked && !isChecking.value),
    run,
    /** null: nothing stands for it in the other version. */
    map(elementId: string, target: string | null): Promise<void> {
      const others = Object.entries(check.value?.plan.elements ?? {}).filter(([id]) => id !== elementId);
      return run({ elements: Object.fromEntries(target === null ? others : [...others, [elementId, target]]) });
    },
  };
}

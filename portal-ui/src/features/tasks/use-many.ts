import type { ManyResult, TaskRow } from '@xiaowu/server/contract/tasks';
import { computed, ref, shallowRef } from 'vue';
import { newIntentKey } from '../../api/intent-key';
import { assignManyTasks, completeManyTasks, forwardManyTasks } from '../../api/tasks';
import { failureText } from '../../components/say';

export type ManyAct = 'complete' | 'assign' | 'forward';

/** As many as the server takes at once. */
export const mostAtOnce = 50;

/** One act on several tasks, with an answer for each. What was ticked is kept: the list goes on changing. */
export function useMany() {
  const asked = shallowRef<readonly TaskRow[]>([]);
  const opinion = ref('');
  const to = ref<string[]>([]);
  const isSending = ref(false);
  const error = ref('');
  const answers = shallowRef<ManyResult['rows'] | null>(null);
  let intentKey = '';

  const lines = computed(() =>
    asked.value.map((row) => ({ row, answer: answers.value?.find(({ id }) => id === row.id) ?? null })),
  );
  const ok = computed(() => lines.value.filter(({ answer }) => answer?.ok).length);

  return {
    asked,
    opinion,
    to,
    isSending,
    error,
    answers,
    lines,
    counts: computed(() => ({ ok: ok.value, failed: lines.value.length - ok.value })),
    open(rows: readonly TaskRow[]): void {
      asked.value = rows;
      opinion.value = '';
      to.value = [];
      error.value = '';
      answers.value = null;
      intentKey = newIntentKey();
    },
    async submit(act: ManyAct): Promise<void> {
      if (isSending.value) return;
      isSending.value = true;
      error.value = '';
      const ids = asked.value.map(({ id }) => id);
      const said = opinion.value.trim();
      const handed = { ids, to: to.value[0] ?? '', opinion: said };
      try {
        const send = {
          complete: () => completeManyTasks(ids, said, intentKey),
          assign: () => assignManyTasks(handed, intentKey),
          forward: () => forwardManyTasks(handed, intentKey),
        };
        answers.value = (await send[act]()).rows;
      } catch (reason) {
        error.value = failureText(reason);
      } finally {
        isSending.value = false;
      }
    },
    /** Another choice is another intent: the key of the first would answer for it. */
    changed: () => void (intentKey = newIntentKey()),
  };
}

import type { Problem } from '@xiaowu/server/contract/definitions';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { type Checked, checkDefinition } from '../api/definitions';

const quietMs = 400;

/**
 * What is wrong with the drawing as it stands, by the server's check: the very one that decides about publishing, and
 * its sentences, at what is drawn for the element. Asked when the drawing was quiet for a moment; a newer question cancels the one before.
 */
export function useProblems(source: () => Promise<Checked | null>, drawnIdOf: (elementId: string) => string) {
  const problems = shallowRef<readonly Problem[]>([]);
  const failure = shallowRef<string | null>(null);
  const isChecking = ref(false);
  const isChecked = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | null = null;

  async function check(): Promise<void> {
    clearTimeout(timer);
    running?.abort();
    const mine = (running = new AbortController());
    isChecking.value = true;
    try {
      const content = await source();
      if (!content || mine.signal.aborted) return;
      const answer = await checkDefinition(content, mine.signal);
      problems.value = answer.problems.map((problem) =>
        problem.elementId === null ? problem : { ...problem, elementId: drawnIdOf(problem.elementId) },
      );
      failure.value = null;
      isChecked.value = true;
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof ApiFailure)) throw error;
      failure.value = error.message;
    } finally {
      if (running === mine) isChecking.value = false;
    }
  }
  onScopeDispose(() => {
    clearTimeout(timer);
    running?.abort();
  });

  return {
    problems,
    failure,
    isChecking,
    isChecked,
    errors: computed(() => problems.value.filter(({ severity }) => severity === 'error')),
    warnings: computed(() => problems.value.filter(({ severity }) => severity === 'warning')),
    check,
    checkSoon(): void {
      clearTimeout(timer);
      timer = setTimeout(() => void check(), quietMs);
    },
  };
}

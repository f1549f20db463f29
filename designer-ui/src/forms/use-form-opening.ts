import type { FormOpening, FormSchema } from '@xiaowu/server/contract/forms';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { onScopeDispose, shallowRef, watch } from 'vue';
import { formOpening } from '../api/forms';

/** How the form, as it is drawn now, opens for this applicant: first values, reviewers to choose from, names of what is in it. */
export function useFormOpening(form: () => FormSchema, applicantId: () => string | undefined) {
  const opening = shallowRef<FormOpening | null>(null);
  const failure = shallowRef<string | null>(null);
  let running: AbortController | null = null;

  async function ask(): Promise<void> {
    running?.abort();
    opening.value = failure.value = null;
    const id = applicantId();
    if (id === undefined) return;
    const mine = (running = new AbortController());
    try {
      opening.value = await formOpening({ form: form(), applicantId: id }, mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof ApiFailure)) throw error;
      failure.value = error.message;
    }
  }
  watch([applicantId, form], ask, { immediate: true });
  onScopeDispose(() => running?.abort());

  return { opening, failure, ask };
}

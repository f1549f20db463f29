import { type Evaluate, type FormState, formStateOf, hasLogic } from '@xiaowu/server/contract/form-logic';
import type { FormData, FormView } from '@xiaowu/server/contract/forms';
import { computed, type ComputedRef, shallowRef, watch } from 'vue';
import { useFormServices } from './form-services';

/** Until FEEL is here, what a condition shows stays hidden: nothing appears only to vanish. */
const notYet: Evaluate = () => null;

/** What the expressions of the form give with what is typed so far. */
export function useFormState(
  view: () => FormView,
  data: () => FormData,
): { state: ComputedRef<FormState>; evaluate: () => Evaluate } {
  const { timeZone } = useFormServices();
  const feel = shallowRef<Evaluate>();
  watch(
    () => hasLogic(view().schema) && !feel.value,
    async (isWanted) => {
      if (!isWanted) return;
      const { feelEvaluator } = await import('./feel');
      feel.value = feelEvaluator(timeZone.value);
    },
    { immediate: true },
  );
  const evaluate = () => feel.value ?? notYet;
  return { state: computed(() => formStateOf(view().schema, data(), evaluate())), evaluate };
}

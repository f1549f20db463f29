import { useDebounceFn } from '@vueuse/core';
import { computed, ref, shallowRef } from 'vue';
import type { FieldProps } from '../../field-props';
import { useFormLabels } from '../../form-labels';
import { useFormServices } from '../../form-services';

interface Found {
  value: string;
  label: string;
}

/** Options of a select that the server searches; the chosen one is always among them, with its label. */
export function useSearched(props: FieldProps, chosen: () => string) {
  const { searchOptions } = useFormServices();
  const labels = useFormLabels();
  const found = shallowRef<readonly Found[]>([]);
  const isLoading = ref(false);
  const hasFailed = ref(false);
  let lastCall = 0;

  async function search(q: string): Promise<void> {
    const { definition } = props.view;
    if (!definition) return;
    const call = ++lastCall;
    isLoading.value = true;
    try {
      const rows = await searchOptions(definition, props.rightPath, q);
      if (call !== lastCall) return; // an answer to what is no longer asked
      found.value = rows;
      hasFailed.value = false;
    } catch {
      if (call === lastCall) hasFailed.value = true;
    } finally {
      if (call === lastCall) isLoading.value = false;
    }
  }

  const labelOf = (value: string) =>
    props.field.options?.find((option) => option.value === value)?.label ??
    labels.option(props.rightPath, value) ??
    found.value.find((option) => option.value === value)?.label ??
    value;
  const options = computed(() => {
    const value = chosen();
    if (!value || found.value.some((option) => option.value === value)) return found.value;
    return [{ value, label: labelOf(value) }, ...found.value];
  });
  function remember(value: string): void {
    if (value) labels.rememberOption(props.rightPath, value, labelOf(value));
  }
  return { options, isLoading, hasFailed, search, searchSoon: useDebounceFn(search, 200), remember };
}

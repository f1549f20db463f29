import { computed, nextTick, ref, watch } from 'vue';
import { capitalAmount } from './capital-amount';
import { yuanText } from '@xiaowu/server/contract/field-text';
import { amountOf, centsOf, typedAmount } from './money';

/** Text of an amount while it is typed, grouped when the field is left, and in words below it. */
export function useAmount(value: () => unknown, change: (cents: number | null) => void) {
  const typed = ref('');
  const isTyping = ref(false);
  const cents = computed(() => (typeof value() === 'number' ? (value() as number) : null));
  watch(
    cents,
    (now) => {
      if (centsOf(typed.value) !== now) typed.value = now === null ? '' : amountOf(now);
    },
    { immediate: true },
  );
  return {
    text: computed(() => (isTyping.value || cents.value === null ? typed.value : yuanText(cents.value))),
    capital: computed(() => (cents.value === null ? '' : capitalAmount(cents.value))),
    type(text: string): void {
      typed.value = typedAmount(text);
      change(centsOf(typed.value));
    },
    focus(event: FocusEvent): void {
      isTyping.value = true;
      // Tab selects all; the other text would take that away, and what is typed would be added to the old amount.
      const input = event.target;
      if (input instanceof HTMLInputElement && isWholeSelected(input)) void nextTick(() => input.select());
    },
    blur: () => void (isTyping.value = false),
  };
}

const isWholeSelected = ({ selectionStart, selectionEnd, value }: HTMLInputElement): boolean =>
  value !== '' && selectionStart === 0 && selectionEnd === value.length;

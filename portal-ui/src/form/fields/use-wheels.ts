import { clockTime } from '@xiaowu/server/contract/clock-time';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFormServices } from '../form-services';

export interface Wheels<Value> {
  /** What the field shows; empty = nothing is chosen. */
  readonly text: () => string;
  /** Turns the wheels to the value, or to now (`YYYY-MM-DD HH:mm:ss`) where there is none. */
  readonly begin: (now: string) => void;
  readonly give: (value: Value | null) => void;
}

/** What fields with wheels in a sheet share: they begin at the value or at now, and 清空 stands for 取消 once there is one. */
export function useWheels<Value>({ text, begin, give }: Wheels<Value>) {
  const { t } = useI18n();
  const { timeZone } = useFormServices();
  const isOpen = ref(false);
  function confirm(value: Value | null): void {
    give(value);
    isOpen.value = false;
  }
  return {
    open: computed({
      get: () => isOpen.value,
      set: (wanted) => {
        if (wanted) begin(clockTime(new Date().toISOString(), timeZone.value));
        isOpen.value = wanted;
      },
    }),
    confirm,
    cancelText: computed(() => t(text() ? 'form.clear' : 'form.cancel')),
    cancel: () => (text() ? confirm(null) : (isOpen.value = false)),
  };
}

import { useLocalStorage, useMediaQuery } from '@vueuse/core';
import { computed, type Ref, watchEffect } from 'vue';

export type ColorSchemeChoice = 'auto' | 'light' | 'dark';

const isChoice = (value: string): value is ColorSchemeChoice => ['auto', 'light', 'dark'].includes(value);

/** 浅色 · 深色 · 跟随系统, kept in this browser. `public/color-scheme.js` applies the same before the first paint. */
export function useColorScheme(): { choice: Ref<ColorSchemeChoice>; isDark: Readonly<Ref<boolean>> } {
  const stored = useLocalStorage<string>('xiaowu.colorScheme', 'auto', { writeDefaults: false });
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  const choice = computed<ColorSchemeChoice>({
    get: () => (isChoice(stored.value) ? stored.value : 'auto'),
    set: (value) => {
      stored.value = value;
    },
  });
  const isDark = computed(() => choice.value === 'dark' || (choice.value === 'auto' && systemIsDark.value));
  watchEffect(() => document.documentElement.classList.toggle('dark', isDark.value));
  return { choice, isDark };
}

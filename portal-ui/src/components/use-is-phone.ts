import { useMediaQuery } from '@vueuse/core';
import { type Ref } from 'vue';

const phone = '(max-width: 767.98px)';

/** Below 768 px pages are drawn with Vant, from there on with Element Plus. Follows rotation and resizing. */
export function useIsPhone(): Readonly<Ref<boolean>> {
  return useMediaQuery(phone);
}

/** The same, asked once, outside components. */
export const isPhone = (): boolean => window.matchMedia(phone).matches;

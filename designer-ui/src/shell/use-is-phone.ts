import { useMediaQuery } from '@vueuse/core';
import type { Ref } from 'vue';

/** Drawing needs a pointer and room: below this width definitions are only looked at. */
export const useIsPhone = (): Readonly<Ref<boolean>> => useMediaQuery('(max-width: 767.98px)');

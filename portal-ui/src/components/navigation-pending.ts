import { ref } from 'vue';
import { isNavigationFailure, NavigationFailureType, type Router } from 'vue-router';

/** A page that comes at once needs no sign of it. */
const patienceMs = 250;

/** Whether a page that somebody went to is still on its way. */
export const isNavigating = ref(false);

/** Watches for pages that take their time: their code is fetched when they are first opened. */
export function watchNavigation(router: Router): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    isNavigating.value = false;
  };
  // after the guards of the page that is left: what they ask is no waiting
  router.beforeEach(() => {
    clearTimeout(timer);
    timer = setTimeout(() => (isNavigating.value = true), patienceMs);
  });
  router.afterEach((_to, _from, failure) => {
    // another one has taken its place, which is waited for
    if (!isNavigationFailure(failure, NavigationFailureType.cancelled)) end();
  });
  router.onError(end);
}

import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router';
import { signedIn } from './api/signed-in';
import { closeOnBack } from './components/close-on-back';
import { keepFocus } from './components/keep-focus';
import { watchNavigation } from './components/navigation-pending';
import { sayInfo, sayWarning } from './components/say';
import { i18n, restOfText } from './locales/i18n';
import { routes } from './routes';
import { setPageTitle, titleOfKey } from './session/document-title';
import { useSession } from './session/session-store';
import { hasUnsaved } from './session/unsaved';

closeOnBack();
export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

const loginFor = (to: RouteLocationNormalized) => ({
  name: 'login',
  query: to.fullPath === '/' ? {} : { return: to.fullPath },
});

/** Lists have their text at once. */
const hasItsText = (to: RouteLocationNormalized) => to.name === 'tasks' || to.name === 'applications';

router.beforeEach(async (to) => {
  // beside the page itself, which is fetched after the guards
  if (!hasItsText(to)) restOfText().catch(() => undefined);
  if (to.meta.isPublic) return true;
  const session = useSession();
  try {
    await session.load();
  } catch {
    // The server does not answer: the page itself shows that, with a retry.
    return true;
  }
  return session.session ? true : loginFor(to);
});

watchNavigation(router);

router.beforeResolve(async (to) => {
  if (!hasItsText(to)) await restOfText();
});

router.afterEach((to, from, failure) => {
  // A changed filter is the same page, which may have given itself a better title.
  if (failure || to.path === from.path) return;
  setPageTitle(titleOfKey(to.meta.title));
  // a page that is opened anew has the focus at its beginning
  if (from.matched.length > 0) void keepFocus();
});

signedIn.onSignedOut = () => {
  const session = useSession();
  const { currentRoute } = router;
  if (session.session && hasUnsaved()) return session.expire();
  if (session.session && !currentRoute.value.meta.isPublic)
    void restOfText().then(() => sayInfo(i18n.global.t('login.expired')));
  session.forget();
  // During the first navigation the guard itself leads to the login page.
  if (currentRoute.value.matched.length > 0 && !currentRoute.value.meta.isPublic)
    void router.replace(loginFor(currentRoute.value));
};

// A new build has other file names: a page that was not loaded yet is fetched by loading the site anew, once.
router.onError((error: unknown, to) => {
  const isLost = error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
  // without network the page that is open is all there is: better kept than changed for none
  if (isLost && !navigator.onLine) return sayWarning(i18n.global.t('failure.client.offline'));
  if (!isLost || sessionStorage.getItem('xiaowu.reloaded') === to.fullPath) return;
  sessionStorage.setItem('xiaowu.reloaded', to.fullPath);
  window.location.assign(to.fullPath);
});

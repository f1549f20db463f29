import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { ask } from '../components/ask';
import { sayFailure } from '../components/say';
import { useSession } from './session-store';

/** Asks, signs out, shows the login page. What the stores hold of the person goes with the page. */
export function useSignOut(): () => Promise<void> {
  const { t } = useI18n();
  const router = useRouter();
  const session = useSession();
  return async () => {
    if (!(await ask({ title: t('layout.logout'), text: t('layout.logoutAsk'), confirm: t('layout.logout') }))) return;
    try {
      await session.logout();
      // A full load, so that nothing of this person stays in memory on a shared computer.
      window.location.assign(router.resolve({ name: 'login' }).href);
    } catch (error) {
      sayFailure(error);
    }
  };
}

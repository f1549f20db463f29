import { createClient } from '@xiaowu/portal-ui/src/api/client';
import { i18n } from '../locales/i18n';

/** What the client must know of the session: kept here, so that it needs nothing of the stores. */
export const signedIn: { csrfToken: string | null; onSignedOut: () => void } = {
  csrfToken: null,
  onSignedOut: () => undefined,
};

/** The designer's connection to the server. */
export const api = createClient({
  base: '/api',
  csrfToken: () => signedIn.csrfToken,
  onSignedOut: () => signedIn.onSignedOut(),
  textOf: (code) => i18n.global.t(`failure.${code}`),
});

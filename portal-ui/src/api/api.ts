import { i18n } from '../locales/i18n';
import { createClient } from './client';
import { signedIn } from './signed-in';

/** The portal's connection to its server. */
export const api = createClient({
  base: '/api',
  csrfToken: () => signedIn.csrfToken,
  onSignedOut: () => signedIn.onSignedOut(),
  textOf: (code) => i18n.global.t(`failure.${code}`),
});

import { ApiFailure } from '../api/api-failure';
import { i18n } from '../locales/i18n';
import { isPhone } from './use-is-phone';

export type Kind = 'success' | 'error' | 'info' | 'warning';

const device = () => (isPhone() ? import('./say-phone') : import('./say-desktop'));

/** Fetches what shows messages before it is wanted: without network it is too late. */
export const prepareMessages = (): Promise<unknown> =>
  Promise.all([device(), isPhone() ? import('./ask-phone') : import('./ask-desktop')]);

function say(message: string, kind: Kind): void {
  void device().then(({ show }) => show(message, kind));
}

export const saySuccess = (message: string): void => say(message, 'success');
/** Something to mend before going on. */
export const sayWarning = (message: string): void => say(message, 'warning');
export const sayInfo = (message: string): void => say(message, 'info');

/** Text of anything that was thrown, fit to be shown. */
export const failureText = (error: unknown): string =>
  error instanceof ApiFailure ? error.message : i18n.global.t('failure.unexpected');

export function sayFailure(error: unknown): void {
  // Signed out: the login page says enough. Aborted: nobody waits for it any more.
  if (error instanceof ApiFailure && error.status === 401) return;
  if (error instanceof DOMException && error.name === 'AbortError') return;
  say(failureText(error), 'error');
  if (!(error instanceof ApiFailure)) console.error(error);
}

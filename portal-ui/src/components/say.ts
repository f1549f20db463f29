import 'element-plus/theme-chalk/el-message.css';
import 'vant/es/toast/style/index';
import { ElMessage } from 'element-plus/es/components/message/index';
import { showToast } from 'vant';
import { ApiFailure } from '../api/api-failure';
import { i18n } from '../locales/i18n';
import { isPhone } from './use-is-phone';

type Kind = 'success' | 'error' | 'info' | 'warning';

function say(message: string, kind: Kind): void {
  if (isPhone()) showToast({ message, wordBreak: 'break-all', duration: kind === 'error' ? 3500 : 2000 });
  else
    ElMessage({
      message,
      type: kind,
      duration: kind === 'error' ? 5000 : 2500,
      grouping: true,
      showClose: kind === 'error',
    });
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

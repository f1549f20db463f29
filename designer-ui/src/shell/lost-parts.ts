import { ElMessage } from 'element-plus';
import { i18n } from '../locales/i18n';

/**
 * Says so where a part of an open page could not be loaded: a new build has other file names. Nothing would be seen of it
 * otherwise but an empty place.
 */
export function tellLostParts(): void {
  let isTold = false;
  window.addEventListener('vite:preloadError', () => {
    if (isTold) return;
    isTold = true;
    const message = i18n.global.t(navigator.onLine ? 'shell.partLost' : 'failure.client.offline');
    ElMessage.warning({ message, duration: 0, showClose: true, onClose: () => (isTold = false) });
  });
}

import 'vant/es/toast/style/index';
import { showToast } from 'vant/es/toast/index';
import type { Kind } from './say';

export function show(message: string, kind: Kind): void {
  showToast({ message, wordBreak: 'break-all', duration: kind === 'error' ? 3500 : 2000 });
}

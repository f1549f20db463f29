import 'vant/es/toast/style/index';
import { nextTick } from 'vue';
import { showToast } from 'vant/es/toast/index';
import type { Kind } from './say';

export function show(message: string, kind: Kind): void {
  showToast({ message, wordBreak: 'break-all', duration: kind === 'error' ? 3500 : 2000 });
  // it is read out and gone: no dialog that waits for an answer, which the library takes it for
  void nextTick(() => {
    for (const toast of document.querySelectorAll('.van-toast'))
      toast.setAttribute('role', kind === 'error' ? 'alert' : 'status');
  });
}

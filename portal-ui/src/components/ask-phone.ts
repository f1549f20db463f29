import 'vant/es/dialog/style/index';
import { showConfirmDialog } from 'vant/es/dialog/index';
import type { Asked } from './ask';

export async function confirmed({ title, text, confirm, cancel }: Asked): Promise<boolean> {
  try {
    await showConfirmDialog({ title, message: text, confirmButtonText: confirm, cancelButtonText: cancel });
    return true;
  } catch {
    return false;
  }
}

import 'element-plus/theme-chalk/el-message-box.css';
import 'element-plus/theme-chalk/el-button.css';
import 'element-plus/theme-chalk/el-input.css';
import 'element-plus/theme-chalk/el-overlay.css';
import { ElMessageBox } from 'element-plus/es/components/message-box/index';
import type { Asked } from './ask';

export async function confirmed({ title, text, confirm, cancel, isDangerous }: Asked): Promise<boolean> {
  try {
    await ElMessageBox.confirm(text, title, {
      confirmButtonText: confirm,
      cancelButtonText: cancel,
      type: isDangerous ? 'warning' : undefined,
      confirmButtonClass: isDangerous ? 'el-button--danger' : '',
      distinguishCancelAndClose: false,
    });
    return true;
  } catch {
    return false;
  }
}

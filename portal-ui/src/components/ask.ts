import 'element-plus/theme-chalk/el-message-box.css';
import 'element-plus/theme-chalk/el-button.css';
import 'element-plus/theme-chalk/el-overlay.css';
import 'vant/es/dialog/style/index';
import { ElMessageBox } from 'element-plus/es/components/message-box/index';
import { showConfirmDialog } from 'vant';
import { i18n } from '../locales/i18n';
import { isPhone } from './use-is-phone';

export interface Question {
  title: string;
  text: string;
  /** Caption of the button that does it: a verb, not 确定, where that says more. */
  confirm?: string;
  cancel?: string;
  isDangerous?: boolean;
}

/** Asks before something that cannot be undone; false when the person thinks again. */
export async function ask({ title, text, confirm, cancel, isDangerous = false }: Question): Promise<boolean> {
  const { t } = i18n.global;
  const confirmButtonText = confirm ?? t('state.confirm');
  const cancelButtonText = cancel ?? t('state.cancel');
  try {
    if (isPhone()) await showConfirmDialog({ title, message: text, confirmButtonText, cancelButtonText });
    else
      await ElMessageBox.confirm(text, title, {
        confirmButtonText,
        cancelButtonText,
        type: isDangerous ? 'warning' : undefined,
        confirmButtonClass: isDangerous ? 'el-button--danger' : '',
        distinguishCancelAndClose: false,
      });
    return true;
  } catch {
    return false;
  }
}

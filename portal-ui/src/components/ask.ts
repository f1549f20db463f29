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

/** A question with the captions that the device shows. */
export type Asked = Required<Question>;

/** Asks before something that cannot be undone; false when the person thinks again. */
export async function ask({ title, text, confirm, cancel, isDangerous = false }: Question): Promise<boolean> {
  const { t } = i18n.global;
  const asked: Asked = {
    ...{ title, text, isDangerous },
    confirm: confirm ?? t('state.confirm'),
    cancel: cancel ?? t('state.cancel'),
  };
  const { confirmed } = await (isPhone() ? import('./ask-phone') : import('./ask-desktop'));
  return confirmed(asked);
}

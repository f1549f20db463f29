import { createI18n } from 'vue-i18n';
import { compileMessage } from './compile-message';
import { zhCN } from './zh-CN';

/** Another language is another file beside `zh-CN.ts`. */
export const i18n = createI18n({
  legacy: false,
  messageCompiler: compileMessage,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCN },
});

import { createI18n } from 'vue-i18n';
import { compileMessage } from './compile-message';
import { zhCN } from './zh-CN';

/** Another language is other files beside `zh-CN.ts` and `zh-CN-pages.ts`. */
export const i18n = createI18n({
  legacy: false,
  messageCompiler: compileMessage,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCN as Record<string, object> },
});

let rest: Promise<void> | null = null;

/** The text of all other pages than lists, so that the first list need not wait for it. */
export function restOfText(): Promise<void> {
  rest ??= import('./zh-CN-pages').then(
    ({ pages }) => i18n.global.mergeLocaleMessage('zh-CN', pages),
    (error: unknown) => {
      rest = null; // asked for again with the next page
      throw error;
    },
  );
  return rest;
}

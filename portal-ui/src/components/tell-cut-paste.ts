import { i18n } from '../locales/i18n';
import { sayWarning } from './say';

/** Browsers cut what is pasted at the length of a field without a word: people are told that some of it is not there. */
export function tellCutPaste(): void {
  document.addEventListener('paste', ({ target, clipboardData }) => {
    if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
    const { maxLength, value, selectionStart, selectionEnd } = target;
    if (maxLength < 0) return;
    // a line break is one character of a field
    const pasted = (clipboardData?.getData('text') ?? '').replaceAll('\r\n', '\n').length;
    const length = value.length - ((selectionEnd ?? 0) - (selectionStart ?? 0)) + pasted;
    if (length > maxLength) sayWarning(i18n.global.t('state.cutPaste', { n: maxLength }));
  });
}

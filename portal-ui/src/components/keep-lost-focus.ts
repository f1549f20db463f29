import { keepFocus } from './keep-focus';

const isModalOpen = (): boolean =>
  [...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => dialog.checkVisibility());

/**
 * What had the focus was taken from the page without anybody going on elsewhere, as a button after its act: the main part
 * has the focus then. Whoever puts it somewhere better in the same tick comes first, and a dialog keeps its own.
 */
export function keepLostFocus(): void {
  let last: EventTarget | null = null;
  document.addEventListener('focusin', ({ target }) => (last = target));
  new MutationObserver(() => {
    if (!(last instanceof Element) || last.isConnected) return;
    last = null;
    if (!isModalOpen()) void keepFocus();
  }).observe(document.body, { subtree: true, childList: true });
}

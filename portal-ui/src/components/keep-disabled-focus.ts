/**
 * A button is disabled while what it was pressed for goes on, and browsers take the focus from what is disabled: it comes
 * back when the button can be pressed again, unless somebody went on meanwhile.
 */
export function keepDisabledFocus(): void {
  let left: Element | null = null;
  document.addEventListener('focusin', () => (left = null));
  // told before the browser looks for a focus that is nowhere any more
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!(target instanceof HTMLButtonElement)) continue;
      if (target.disabled) {
        if (target === document.activeElement) left = target;
      } else if (target === left) {
        left = null;
        const { activeElement, body } = document;
        if (activeElement === null || activeElement === body) target.focus({ preventScroll: true });
      }
    }
  }).observe(document.body, { subtree: true, attributeFilter: ['disabled'] });
}

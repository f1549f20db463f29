/** Vant's overlay is a button that closes what lies over it, but has no name: it gets one as it appears. */
export function nameOverlays(name: string): void {
  const overlay = '.van-overlay[role="button"]:not([aria-label])';
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(overlay)) node.setAttribute('aria-label', name);
        for (const inner of node.querySelectorAll(overlay)) inner.setAttribute('aria-label', name);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
}

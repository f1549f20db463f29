/** Vant's overlay and the cross of a sheet are buttons that close it, but have no name: they get one as they appear. */
export function nameOverlays(name: string): void {
  const overlay = ':is(.van-overlay[role="button"], .van-popup__close-icon):not([aria-label])';
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

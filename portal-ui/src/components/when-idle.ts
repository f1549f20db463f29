/** Does something that is wanted later once the page has nothing else to do. */
export function whenIdle(work: () => Promise<unknown>): void {
  const start = () => void work().catch(() => undefined);
  if ('requestIdleCallback' in window) window.requestIdleCallback(start);
  else setTimeout(start, 2000);
}

/** Lets the browser show our own page when nothing can be reached; without it everything else works the same. */
export function keepOfflinePage(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}

/** What is open over the page. */
export interface OverPage {
  /** Of the page it was opened on, as the router counts them. */
  readonly position: number | null;
  /** False when it has to be answered. */
  readonly close: () => boolean;
}

/** Tells what is open on top; set by what knows, which comes later than the router. */
export const overPage: { top: () => OverPage | undefined } = { top: () => undefined };

/** Where the page stands in the history, as the router counts. */
export function historyPosition(state: unknown): number | null {
  const { position } = (state ?? {}) as { position?: unknown };
  return typeof position === 'number' ? position : null;
}

/**
 * The back button of a phone closes what is open over the page, as it does in apps, instead of leaving the page below
 * it with what was filled in there. The router is not told, as the history is where it was before the press: listens
 * before the router does (windows do not ask those first that capture).
 */
export function closeOnBack(): void {
  let isReturning = false;
  window.addEventListener('popstate', (event) => {
    if (isReturning) {
      isReturning = false;
      return event.stopImmediatePropagation();
    }
    const open = overPage.top();
    const to = historyPosition(event.state);
    if (open?.position == null || to === null || to >= open.position || !open.close()) return;
    event.stopImmediatePropagation();
    isReturning = true;
    window.history.go(open.position - to);
  });
}

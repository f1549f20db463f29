const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Moves the focus among the buttons of a row (ARIA pattern "toolbar") with the arrow keys, Home and End. The row is one
 * stop of the tab key: only one of its buttons has the tab index 0.
 */
export function moveInRow(event: KeyboardEvent): void {
  const step = steps[event.key];
  const { currentTarget: row, target } = event;
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || !(row instanceof HTMLElement)) return;
  const buttons = [...row.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === target);
  if (at === -1) return;
  event.preventDefault();
  buttons[step(at, buttons.length - 1)]?.focus();
}

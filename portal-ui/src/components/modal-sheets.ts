import { describeDays, walkWithKeys } from './calendar-days';
import { historyPosition, overPage } from './close-on-back';
import { keepFocus } from './keep-focus';
import { describeWheels, turnWithKeys } from './wheel-lists';

/** Something of Vant that is open over the page, and what opened it. */
interface Sheet {
  readonly element: HTMLElement;
  readonly opener: HTMLElement | null;
  /** The sheet that the opener stood in. */
  readonly below: Sheet | undefined;
  /** Of the page it was opened on. */
  readonly position: number | null;
}

const modal = '.van-popup[role="dialog"]:not(.van-toast, .van-notify)';
const reachable = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Sheets, pickers, menus and questions of Vant are modal as those of Element Plus are, which Vant leaves open: they have
 * the focus while they are open, Tab stays inside, Escape and the back button close them, and what opened them has the
 * focus again.
 */
export function makeSheetsModal(): void {
  let open: readonly Sheet[] = [];

  const look = () => {
    const shown = [...document.querySelectorAll<HTMLElement>(modal)].filter(({ style }) => style.display !== 'none');
    const closed = open.filter(({ element }) => !shown.includes(element));
    open = open.filter((sheet) => !closed.includes(sheet));
    for (const sheet of closed.reverse()) giveBack(sheet, open.at(-1));
    for (const element of shown)
      if (open.every((sheet) => sheet.element !== element)) open = [...open, opened(element)];
  };
  const opened = (element: HTMLElement): Sheet => {
    const { activeElement } = document;
    const opener = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
    element.setAttribute('aria-modal', 'true');
    describePickers(element);
    if (!element.contains(opener)) element.focus({ preventScroll: true });
    const position = historyPosition(window.history.state);
    return { element, opener, below: open.find((sheet) => sheet.element.contains(opener)), position };
  };

  new MutationObserver(look).observe(document.body, {
    ...{ childList: true, subtree: true, attributes: true, attributeFilter: ['style'] },
  });
  look();
  overPage.top = () => {
    const sheet = open.at(-1);
    return sheet && { position: sheet.position, close: () => close(sheet.element) };
  };
  document.addEventListener('keydown', (event) => {
    const sheet = open.at(-1);
    if (sheet === undefined || event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') close(sheet.element);
    else if (event.key === 'Tab') turnAround(event, sheet.element);
    else {
      turnWithKeys(event, sheet.element);
      walkWithKeys(event, sheet.element);
    }
  });
}

const described = new WeakSet<HTMLElement>();

/** What Vant draws wrongly in it, now and whenever it is drawn anew. */
function describePickers(sheet: HTMLElement): void {
  const describe = () => {
    describeWheels(sheet);
    describeDays(sheet);
  };
  describe();
  if (described.has(sheet)) return;
  described.add(sheet);
  new MutationObserver(describe).observe(sheet, {
    ...{ childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ['class'] },
  });
}

/** As a press beside it does, or as 取消 of a question. What has neither stays: false. */
function close(sheet: HTMLElement): boolean {
  const beside = sheet.previousElementSibling;
  const isButton = beside instanceof HTMLElement && beside.matches('.van-overlay[role="button"]');
  const button = isButton ? beside : sheet.querySelector<HTMLElement>('.van-dialog__cancel');
  button?.click();
  return button !== null;
}

/** Past the last comes the first, and the other way round. */
function turnAround(event: KeyboardEvent, sheet: HTMLElement): void {
  const inside = [...sheet.querySelectorAll<HTMLElement>(reachable)].filter(isReachable);
  const [first, last] = [inside[0] ?? sheet, inside.at(-1) ?? sheet];
  const { activeElement } = document;
  const isOutside = !sheet.contains(activeElement);
  const to = event.shiftKey ? last : first;
  const isAtEnd = event.shiftKey ? activeElement === first || activeElement === sheet : activeElement === last;
  if (!isOutside && !isAtEnd) return;
  event.preventDefault();
  to.focus();
}

const isReachable = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility();

/** Unless the focus has gone on to somewhere else by itself. */
function giveBack(sheet: Sheet, under: Sheet | undefined): void {
  const { activeElement, body } = document;
  if (activeElement !== null && activeElement !== body && !sheet.element.contains(activeElement)) return;
  for (let from: Sheet | undefined = sheet; from !== undefined; from = from.below) {
    if (from.opener?.isConnected && from.opener.checkVisibility()) return from.opener.focus({ preventScroll: true });
  }
  if (under !== undefined) under.element.focus({ preventScroll: true });
  else void keepFocus();
}

import { i18n } from '../locales/i18n';

const wheel = '.van-picker-column';
const option = '.van-picker-column__item';
const chosen = `${option}--selected`;
/** By how many wheels there are: of a day and of a time. */
const names: Readonly<Record<number, readonly string[]>> = { 3: ['year', 'month', 'day'], 2: ['hour', 'minute'] };
let lastId = 0;

/** Vant draws a wheel as hundreds of buttons: as a list box it is one stop of the keyboard and says what is chosen. */
export function describeWheels(sheet: HTMLElement): void {
  for (const picker of sheet.querySelectorAll('.van-picker')) {
    const columns = [...picker.querySelectorAll<HTMLElement>(wheel)];
    const called = names[columns.length] ?? [];
    columns.forEach((column, i) => describe(column, called[i]));
  }
}

function describe(column: HTMLElement, name: string | undefined): void {
  column.id ||= `wheel-${String(++lastId)}`;
  column.tabIndex = 0;
  column.setAttribute('role', 'listbox');
  if (name !== undefined) column.setAttribute('aria-label', i18n.global.t(`layout.pickers.${name}`));
  column.querySelector('ul')?.setAttribute('role', 'presentation');
  for (const item of column.querySelectorAll<HTMLElement>(option)) {
    const isChosen = item.matches(chosen);
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', String(isChosen));
    item.tabIndex = -1;
    item.id = isChosen ? `${column.id}-chosen` : '';
    if (!isChosen) item.removeAttribute('id');
  }
  column.setAttribute('aria-activedescendant', `${column.id}-chosen`);
}

const steps: Readonly<Record<string, number>> = {
  ...{ ArrowUp: -1, ArrowDown: 1, PageUp: -5, PageDown: 5, Home: -Infinity, End: Infinity },
};

/** The keys of a list box turn the wheel under the focus; Enter confirms all of them, as at the end of a form. */
export function turnWithKeys(event: KeyboardEvent, sheet: HTMLElement): void {
  const column = event.target instanceof Element ? event.target.closest<HTMLElement>(wheel) : null;
  if (column === null) return;
  const step = steps[event.key];
  if (event.key === 'Enter') sheet.querySelector<HTMLElement>('.van-picker__confirm')?.click();
  else if (step !== undefined) turn(column, step);
  else return;
  event.preventDefault();
}

function turn(column: HTMLElement, step: number): void {
  const items = [...column.querySelectorAll<HTMLElement>(`${option}:not(${option}--disabled)`)];
  const at = items.findIndex((item) => item.matches(chosen));
  items[Math.min(Math.max(at + step, 0), items.length - 1)]?.click();
}

/** Hours of work of a day, by the clocks of the calendar's zone: `08:30`–`12:00`; an end of `24:00` is midnight. */
export interface Shift {
  readonly from: string;
  readonly to: string;
}

/** A day that is not as its weekday: a holiday, or a day worked instead of another (调休). */
export interface SpecialDay {
  readonly kind: 'holiday' | 'workday';
  /** What it is called, e.g. 国庆节; may be empty. */
  readonly name: string;
  /** Of a working day its own hours; absent = those of the first weekday that has any. */
  readonly hours?: readonly Shift[];
}

/** When the school works, and when nobody is to be disturbed. */
export interface WorkCalendar {
  /** IANA name of the zone whose days and clocks are meant. */
  readonly timeZone: string;
  /** Seven, Monday first; none = no work on that weekday. In order, without overlap. */
  readonly week: readonly (readonly Shift[])[];
  /** By date, `YYYY-MM-DD`. */
  readonly days: { readonly [date: string]: SpecialDay };
  /** No reminders between these times, over midnight when `from` is later; null = at any time. */
  readonly night: Shift | null;
}

/** What counts while nobody has set anything: Monday to Friday, office hours, quiet from 22:00 to 7:00. */
export const plainWeek = (timeZone: string): WorkCalendar => {
  const office = [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ];
  return {
    timeZone,
    week: [office, office, office, office, office, [], []],
    days: {},
    night: { from: '22:00', to: '07:00' },
  };
};

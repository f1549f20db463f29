/** `2026-03-08 14:05` as the school's clocks show the instant; the year is left out when it is this one. */
export function wallClock(instant: string, timeZone: string, now = new Date()): string {
  const parts = (date: Date) =>
    Object.fromEntries(
      new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
        .formatToParts(date)
        .map(({ type, value }) => [type, value]),
    );
  const at = parts(new Date(instant));
  const year = at['year'] === parts(now)['year'] ? '' : `${at['year']}-`;
  return `${year}${at['month']}-${at['day']} ${at['hour']}:${at['minute']}`;
}

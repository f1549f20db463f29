/** A month as a picture: weeks from Monday to Sunday, null where another month is. */
export interface MonthGrid {
  /** 1–12 */
  readonly month: number;
  readonly weeks: readonly (readonly (string | null)[])[];
}

const two = (value: number): string => String(value).padStart(2, '0');

export function monthsOf(year: number): MonthGrid[] {
  return Array.from({ length: 12 }, (_, i) => {
    const length = new Date(Date.UTC(year, i + 1, 0)).getUTCDate();
    const before = (new Date(Date.UTC(year, i, 1)).getUTCDay() + 6) % 7;
    const days: (string | null)[] = Array.from({ length: before }, () => null);
    for (let day = 1; day <= length; day++) days.push(`${year}-${two(i + 1)}-${two(day)}`);
    while (days.length % 7 !== 0) days.push(null);
    const weeks = Array.from({ length: days.length / 7 }, (_week, row) => days.slice(row * 7, row * 7 + 7));
    return { month: i + 1, weeks };
  });
}

/** The day so many days later; also over the end of a month. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

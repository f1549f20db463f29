/** The two largest units of a span of time, as keys of `time.*` in the locale. */
export interface DurationPart {
  key: 'workdays' | 'days' | 'hours' | 'minutes' | 'seconds';
  n: number;
}

const units = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
] as const;

/** Two units at most: nobody needs the seconds of a three-day wait. Empty for less than a second. */
export function durationParts(from: string, to: string | number): DurationPart[] {
  let rest = Math.max(0, (typeof to === 'number' ? to : Date.parse(to)) - Date.parse(from));
  const parts: DurationPart[] = [];
  for (const [key, size] of units) {
    const n = Math.floor(rest / size);
    rest -= n * size;
    if (n > 0) parts.push({ key, n });
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts;
}

/** Working days and what is beside them: of days only hours, of less also the minutes. */
export function workingTimeParts(days: number, minutes: number): DurationPart[] {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts: DurationPart[] = [
    { key: 'workdays', n: days },
    { key: 'hours', n: hours },
    { key: 'minutes', n: days > 0 ? 0 : rest },
  ];
  const said = parts.filter(({ n }) => n > 0);
  return said.length > 0 ? said : [{ key: 'minutes', n: 0 }];
}

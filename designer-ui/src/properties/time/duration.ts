/** A duration as people say it. Whole numbers. */
export interface DurationParts {
  days: number;
  hours: number;
  minutes: number;
}

/** `P1DT2H30M` in parts; null for what the fields cannot show (months, seconds, FEEL). */
export function readDuration(text: string): DurationParts | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text.trim());
  if (!match || /[PT]$/.test(text.trim())) return null;
  const [days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0));
  return { days: days ?? 0, hours: hours ?? 0, minutes: minutes ?? 0 };
}

/** Empty when it lasts no time at all. */
export function writeDuration({ days, hours, minutes }: DurationParts): string {
  const time = (hours ? `${hours}H` : '') + (minutes ? `${minutes}M` : '');
  return days || time ? `P${days ? `${days}D` : ''}${time && `T${time}`}` : '';
}

/** `R3/PT10H`: three times, every ten hours; `times` null = until the end. */
export interface CycleParts {
  times: number | null;
  every: DurationParts;
}

export function readCycle(text: string): CycleParts | null {
  const match = /^R(\d*)\/(P[^/]+)$/.exec(text.trim());
  const every = match && readDuration(match[2] ?? '');
  return every && { times: match[1] ? Number(match[1]) : null, every };
}

export function writeCycle({ times, every }: CycleParts): string {
  const distance = writeDuration(every);
  return distance && `R${times ?? ''}/${distance}`;
}

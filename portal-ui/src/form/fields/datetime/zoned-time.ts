import { clockTime } from '@xiaowu/server/contract/clock-time';

/** Instant at which the clocks of the zone show `YYYY-MM-DD HH:mm[:ss]`. */
export function instantOf(clock: string, timeZone: string): string {
  const wanted = Date.parse(`${clock.replace(' ', 'T')}Z`);
  let instant = wanted;
  // Twice, because the offset found first may belong to the other side of a change of summer time.
  for (let i = 0; i < 2; i++) {
    const shown = Date.parse(`${clockTime(instant, timeZone).replace(' ', 'T')}Z`);
    instant += wanted - shown;
  }
  return new Date(instant).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    // `sv-SE` writes YYYY-MM-DD HH:mm:ss.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, format);
  }
  return format;
}

/** `YYYY-MM-DD HH:mm:ss` as the clocks of the zone show the instant. Empty for what is no instant. */
export function clockTime(instant: string, timeZone: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? '' : formatFor(timeZone).format(time);
}

/** Instant at which the clocks of the zone show `YYYY-MM-DD HH:mm[:ss]`. */
export function instantOf(clock: string, timeZone: string): string {
  const wanted = Date.parse(`${clock.replace(' ', 'T')}Z`);
  let instant = wanted;
  // Twice, because the offset found first may belong to the other side of a change of summer time.
  for (let i = 0; i < 2; i++) {
    const shown = Date.parse(`${formatFor(timeZone).format(instant).replace(' ', 'T')}Z`);
    instant += wanted - shown;
  }
  return new Date(instant).toISOString();
}

/** What the clocks of the school show; goes into the browser, so it holds no Zod. */

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
export function clockTime(instant: string | number, timeZone: string): string {
  const time = typeof instant === 'number' ? instant : Date.parse(instant);
  return Number.isNaN(time) ? '' : formatFor(timeZone).format(time);
}

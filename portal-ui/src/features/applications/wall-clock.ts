/** A moment as the clock on the school's wall shows it. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  /** HH:mm */
  time: string;
  /** HH:mm:ss */
  seconds: string;
  /** YYYY-MM-DD */
  date: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

export function wallClock(instant: string | number | Date, timeZone: string): WallClock {
  const part: Record<string, string> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(new Date(instant))) part[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = part;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: `${hour}:${minute}`,
    seconds: `${hour}:${minute}:${second}`,
    date: `${year}-${month}-${day}`,
  };
}

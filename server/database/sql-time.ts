/** A moment as the database holds it: UTC, `YYYY-MM-DD HH:MM:SS.sss`, the same text on every dialect. */
export function toSqlTime(moment: Date | string): string {
  const iso = typeof moment === 'string' ? new Date(moment).toISOString() : moment.toISOString();
  return iso.slice(0, 23).replace('T', ' ');
}

/** ISO 8601 with milliseconds from what `toSqlTime` made. */
export function fromSqlTime(text: string): string {
  // MySQL leaves out `.000` for some column definitions
  const [seconds = '', fraction = ''] = text.split('.');
  return `${seconds.replace(' ', 'T')}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

import { CronExpressionParser } from 'cron-parser';

/**
 * Reads a cron expression of six fields (seconds first) or five, as Spring, Camunda 8 and Unix write them: names of
 * months and days, `L`, `#`, `?`, and `@daily` and the like; Quartz's year may follow as `*`. Null when it is none.
 */
export function parseCron(text: string): string | null {
  const source = text.trim().replace(/\s+/g, ' ');
  const fields = source.split(' ');
  const isMacro = source.startsWith('@');
  if (fields.length === 7 && fields[6] === '*') fields.pop();
  if (!isMacro && (fields.length < 5 || fields.length > 6)) return null;
  const expression = fields.join(' ');
  try {
    CronExpressionParser.parse(expression, { tz: 'UTC', currentDate: 0 });
    return expression;
  } catch {
    return null;
  }
}

/** The first moment after `after` (both milliseconds since 1970) by the clocks of `timeZone`; null = never again. */
export function nextByCron(expression: string, after: number, timeZone: string): number | null {
  try {
    return CronExpressionParser.parse(expression, { tz: timeZone, currentDate: after }).next().getTime();
  } catch {
    return null;
  }
}

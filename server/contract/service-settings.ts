/*
 * Settings of services of type `http`. Server and designer read them by this one file; it holds no Zod, as it goes into
 * the browser.
 */

/** The first is used where none is set. */
export const httpMethods: readonly string[] = ['POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'];

/** What stands in when a number is not set, and what it may be. */
export const numberSettings = {
  timeoutMs: { byDefault: 15_000, min: 100, max: 45_000 },
  /** Tries after the first. */
  retries: { byDefault: 7, min: 0, max: 20 },
  backoffMs: { byDefault: 2000, min: 100, max: 600_000 },
} as const;

export type NumberSetting = keyof typeof numberSettings;

/** A setting that is a whole number within its limits; null = it is not. */
export function numberSetting(name: NumberSetting, text: string): number | null {
  const { byDefault, min, max } = numberSettings[name];
  if (text === '') return byDefault;
  const value = Number(text);
  return Number.isInteger(value) && value >= min && value <= max ? value : null;
}

/** `404`, or `4xx` for all of them. */
export const isStatus = (text: string): boolean => /^[1-5](\d\d|xx)$/i.test(text);

/** `404=not-found, 5xx=down` as BPMN error codes by status; null = it is not written so. */
export function errorSettings(text: string): ReadonlyMap<string, string> | null {
  const codes = new Map<string, string>();
  for (const entry of text.split(',').filter((each) => each.trim() !== '')) {
    const [, status = '', code = ''] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(entry) ?? [];
    if (!isStatus(status)) return null;
    codes.set(status.toLowerCase(), code);
  }
  return codes;
}

/** Name of the header that a setting `header.<Name>` sets, in lower case; null = it sets none. */
export const headerOf = (setting: string): string | null =>
  /^header\.([\w-]+)$/.exec(setting)?.[1]?.toLowerCase() ?? null;

/** Set by us or by the connection. */
export const ownHeaders: ReadonlySet<string> = new Set([
  ...['host', 'content-length', 'transfer-encoding', 'connection', 'idempotency-key'],
]);

/** An address that can be called; null = it cannot. */
export function callableUrl(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && ['http:', 'https:'].includes(url.protocol) && url.username === '' ? url : null;
}

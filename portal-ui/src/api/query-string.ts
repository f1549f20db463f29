export type QueryValue = string | number | boolean | null | undefined;

/** `?a=1&b=x` without what is not set; an empty text is not set. Empty when nothing is. */
export function queryString(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, QueryValue][]) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text && `?${text}`;
}

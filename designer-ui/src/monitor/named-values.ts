/** A variable as somebody writes it down. */
export interface NamedValue {
  name: string;
  text: string;
}

/** `12`, `true`, `null`, `[1]` and `"12"` are JSON; everything else is a text. */
export function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** As `valueOf` reads it again: texts without quotes, unless they would be taken for something else. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? '';
  return valueOf(value) === value ? value : JSON.stringify(value);
}

/** The variables that the lines name; lines without a name say nothing, of one name the last counts. */
export const variablesOf = (rows: readonly NamedValue[]): Record<string, unknown> =>
  Object.fromEntries(
    rows.filter(({ name }) => name.trim() !== '').map(({ name, text }) => [name.trim(), valueOf(text)]),
  );

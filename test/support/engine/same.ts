/** Is it what it should be? For checks that every case makes, inside and outside of jest. */
export function same(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected) throw new Error(`Expected ${what} to be\n${String(expected)}\nbut got\n${String(actual)}`);
}

import type { Locator } from 'playwright-core';

/** Writes FEEL into the editor of expressions that has this label, in place of what stands there. */
export async function writeExpression(within: Locator, label: string | RegExp, feel: string): Promise<void> {
  const text = within.getByRole('textbox', { name: label, exact: true }).first();
  await text.fill(feel);
  await text.blur();
}

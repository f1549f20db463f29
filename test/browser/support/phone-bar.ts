import type { Locator, Page } from 'playwright-core';

/** The bar at the bottom of a page on the phone: some buttons, the others behind 更多. */
const bar = (page: Page): Locator => page.getByRole('toolbar');
const moreOf = (page: Page): Locator => bar(page).getByRole('button', { name: '更多' });
const sheetOf = (page: Page): Locator => page.getByRole('dialog', { name: '更多' });

/** Presses a button of the bar, or one behind 更多. */
export async function pressInBar(page: Page, name: string): Promise<void> {
  await bar(page).getByRole('button').first().waitFor();
  const direct = bar(page).getByRole('button', { name, exact: true });
  if (await direct.isVisible()) return direct.click();
  await moreOf(page).click();
  await sheetOf(page).getByText(name, { exact: true }).click();
  await sheetOf(page).waitFor({ state: 'hidden' });
}

/** What stands on all of its buttons, beside 更多 itself. */
export async function barCaptions(page: Page): Promise<string[]> {
  await bar(page).getByRole('button').first().waitFor();
  const direct = await bar(page).getByRole('button').filter({ hasNotText: '更多' }).allInnerTexts();
  if ((await moreOf(page).count()) === 0) return direct;
  await moreOf(page).click();
  const cancel = sheetOf(page).getByRole('button', { name: '取消' });
  await cancel.waitFor();
  const behind = await sheetOf(page).getByRole('button').filter({ hasNotText: '取消' }).allInnerTexts();
  await cancel.click();
  await sheetOf(page).waitFor({ state: 'hidden' });
  return [...direct, ...behind];
}

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The rules of axe whose answer depends on the colours. */
export const colourRules: readonly string[] = ['color-contrast', 'link-in-text-block'];

/**
 * What keeps people with assistive software from using the page, in words; waits for colours that fade in and for
 * messages that go by themselves.
 * `besides`: rules that axe leaves out. `only`: no others than these.
 */
export async function violations(
  page: Page,
  { besides = [], only }: { besides?: readonly string[]; only?: readonly string[] } = {},
): Promise<string[]> {
  // what goes by itself may be half gone when it is looked at; what stays is waited for in vain, and looked at
  await page
    .waitForFunction(() => document.querySelector('.el-message') === null, undefined, { timeout: 8000 })
    .catch(() => undefined);
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
  );
  const axe = new AxeBuilder({ page });
  if (only) axe.withRules([...only]);
  else axe.options({ rules: Object.fromEntries(besides.map((rule) => [rule, { enabled: true }])) });
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** How many pixels the page is wider than the window. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What keeps people with assistive software from using the page, in words; waits for colours that fade in. `besides`: rules that axe leaves out. */
export async function violations(page: Page, besides: readonly string[] = []): Promise<string[]> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
  );
  const found = await new AxeBuilder({ page })
    .options({ rules: Object.fromEntries(besides.map((rule) => [rule, { enabled: true }])) })
    .analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** How many pixels the page is wider than the window. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

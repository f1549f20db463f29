import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Device, Visitor } from './browser.js';
import { everyPage, type Look } from './every-page.js';
import { useSite } from './site.js';
import { colourRules, overhang, violations } from './violations.js';

const schemes = ['light', 'dark'] as const;
/** `npm run screenshots` keeps a picture of every page that is looked at here. */
const pictures = process.env.XIAOWU_SCREENSHOTS;

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page
    .locator('main')
    .locator('h1, h2, .title, table, form, article, li')
    .locator('visible=true')
    .first()
    .waitFor();
  await page.locator('[aria-busy="true"], .el-skeleton, .skeleton-lines').first().waitFor({ state: 'hidden' });
}

/** Every page of the portal on one device, in both colour schemes: nothing keeps anybody from using it, nothing sticks out. */
export function pagesLookedAt(device: Device): void {
  describe(`every page of the portal on a ${device}`, () => {
    const site = useSite();
    let looks: ReadonlyMap<string, readonly Look[]>;

    beforeAll(async () => {
      looks = await everyPage(site.url);
    });

    it('can be used by everybody, light and dark', async () => {
      const problems: Record<string, string[]> = {};
      const look = async ({ page }: Visitor, name: string) => {
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          await page.waitForFunction(
            (dark) => document.documentElement.classList.contains('dark') === dark,
            colorScheme === 'dark',
          );
          await settled(page);
          // dark is the same page in other colours
          const found = await violations(page, colorScheme === 'dark' ? { only: colourRules } : {});
          if (found.length > 0) problems[`${name}, ${colorScheme}`] = found;
          const wider = await overhang(page);
          if (wider > 0) problems[`${name}, ${colorScheme}, sticks out`] = [`${wider} px`];
          if (!pictures) continue;
          mkdirSync(pictures, { recursive: true });
          const path = join(pictures, `${name}-${device}-${colorScheme}.png`);
          await page.screenshot({ path, fullPage: (await page.getByRole('dialog').count()) === 0 });
        }
      };
      for (const [account, own] of looks) {
        const visitor = await site.open(`${account}-${device}`, device);
        await visitor.goto('/login');
        await look(visitor, 'login');
        await visitor.signIn(account);
        for (const { name, path, act, device: only } of own) {
          if (only && only !== device) continue;
          await visitor.page.emulateMedia({ colorScheme: 'light' });
          await visitor.goto(path);
          await settled(visitor.page);
          try {
            await act?.(visitor.page, device);
          } catch (error) {
            throw new Error(`Expected to open ${name} on a ${device}, but: ${String(error)}`, { cause: error });
          }
          await look(visitor, name);
        }
        expect(visitor.errors).toEqual([]);
        await visitor.close();
      }
      expect(problems).toEqual({});
      // each step has a time of its own; this one is for a machine that has other things to do
    }, 1_800_000);
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Visitor } from './support/browser.js';
import { Canvas, soon } from './support/canvas.js';
import { Designer } from './support/designer.js';
import { useSite } from './support/site.js';

jest.setTimeout(240_000);

/** Two letters or more that are no abbreviation everybody here writes so. */
const english = /(?!\b(?:BPMN|DMN|HTTP|POST|GET|ISO|FEEL|JavaScript|Ctrl|PDF|ID)\b)[A-Za-z]{2,}/;

/** All that people see or hear of these elements. */
const said = (of: Locator): Promise<string[]> =>
  of.evaluateAll((elements) =>
    elements.flatMap((element) =>
      [element, ...element.querySelectorAll('*')].flatMap((each) => [
        each.getAttribute('title') ?? '',
        each.getAttribute('aria-label') ?? '',
        each.getAttribute('placeholder') ?? '',
        each.children.length === 0 ? (each.textContent ?? '').trim() : '',
      ]),
    ),
  );

describe('palette, context pad and menus', () => {
  const site = useSite();
  let admin: Visitor;
  let designer: Designer;
  let canvas: Canvas;
  let page: Page;
  const found = new Map<string, string>();

  beforeAll(async () => {
    admin = await site.visit('admin', '/designer/');
    designer = new Designer(admin);
    canvas = new Canvas(designer);
    ({ page } = admin);
  });
  afterEach(() => found.clear());

  async function look(where: string, of: Locator): Promise<void> {
    for (const text of await said(of)) if (english.test(text)) found.set(text, where);
  }

  /** Pad and menu of what is selected; not everything can be changed into something else. */
  async function lookAround(where: string): Promise<void> {
    await look(`${where}: pad`, page.locator('.djs-context-pad'));
    const change = page.locator('.djs-context-pad [title="更改类型"]');
    if ((await change.count()) === 0) return;
    await canvas.menu('r');
    await look(`${where}: menu`, canvas.popup);
    await canvas.closeMenu();
  }

  it('are Chinese for everything that can be added', async () => {
    await designer.create('文字试验', 'canvas-texts');
    await look('palette', page.locator('.djs-palette'));
    await look('minimap', page.locator('.djs-minimap .toggle'));
    await canvas.clear();
    await canvas.menu('n');
    await look('menu', canvas.popup);
    const ids = await canvas.entries.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['id'] ?? ''));
    expect(ids.length).toBeGreaterThan(50);
    await canvas.closeMenu();
    const selected: string[] = [];
    for (const id of ids) {
      await canvas.menu('n');
      await canvas.popup.locator(`.entry[data-id="${id}"]`).click();
      const before = await canvas.ids();
      await canvas.clickFree();
      // a name is asked for where there is one
      if ((await page.locator('.djs-direct-editing-content').count()) > 0) await canvas.press('Escape');
      selected.push(...(await canvas.ids()).filter((each) => !before.includes(each)).slice(0, 1));
      await lookAround(id);
      await canvas.press('Control+z');
    }
    expect(selected).toHaveLength(ids.length);
    await canvas.select('UserTask_1');
    await canvas.menu('a');
    await look('append', canvas.popup);
    await page.keyboard.type('bpmn', { delay: 20 });
    await page.locator('.djs-popup-search-count').waitFor();
    await look('count', page.locator('.djs-popup-search-count'));
    await canvas.closeMenu();
    expect([...found]).toEqual([]);
    expect(admin.errors).toEqual([]);
  });

  it('are Chinese for pools, lanes, data, notes, names and flows, and for several at once', async () => {
    await designer.create('全部图形', 'canvas-kinds');
    await canvas.importFile('kinds.bpmn', readFileSync(join(__dirname, 'support/every-shape.bpmn'), 'utf8'));
    await canvas.fit();
    for (const id of [...(await canvas.ids()), 'G_label', 'F3_label', 'MF_label']) {
      await canvas.clear();
      await canvas.clickAt(id);
      await soon(async () => (await canvas.selected()).length, 1);
      await lookAround(id);
    }
    await canvas.clear();
    for (const id of ['S', 'G', 'E2']) {
      await page.keyboard.down('Shift');
      await canvas.clickAt(id);
      await page.keyboard.up('Shift');
    }
    await look('several', page.locator('.djs-context-pad'));
    for (const title of ['颜色', '对齐元素']) {
      await page.locator(`.djs-context-pad [title="${title}"]`).click();
      await canvas.popup.waitFor();
      await look(title, canvas.popup);
      await canvas.closeMenu();
    }
    expect([...found]).toEqual([]);
    expect(admin.errors).toEqual([]);
  });
});

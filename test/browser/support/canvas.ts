import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import type { Designer } from './designer.js';
import './to-succeed.js';

/** Reads again until it is what it should be. */
export const soon = async <T>(read: () => Promise<T>, expected: T, withinMs = 20_000): Promise<void> =>
  expect(async () => expect(await read()).toEqual(expected)).toSucceed(withinMs);

/** The canvas of the 流程图, as mouse and keyboard meet it. */
export class Canvas {
  constructor(private readonly designer: Designer) {}

  get page() {
    return this.designer.page;
  }
  get popup(): Locator {
    return this.page.locator('.djs-popup');
  }
  get entries(): Locator {
    return this.popup.locator('.entry');
  }
  get pad(): Locator {
    return this.page.locator('.djs-context-pad .entry');
  }

  element(id: string): Locator {
    return this.page.locator(`.diagram-canvas .djs-element[data-element-id="${id}"]`).first();
  }

  /** Shapes and flows, as their ids; names that stand beside their element are none. */
  ids(): Promise<string[]> {
    return this.page
      .locator('.diagram-canvas .djs-element:not([data-element-id$="_label"])')
      .evaluateAll((elements) => elements.map((element) => (element as HTMLElement).dataset['elementId'] ?? ''));
  }

  selected(): Promise<string[]> {
    return this.page
      .locator('.diagram-canvas .djs-element.selected')
      .evaluateAll((elements) => elements.map((element) => (element as HTMLElement).dataset['elementId'] ?? ''));
  }

  /** What `act` adds to the drawing. */
  async added(act: () => Promise<unknown>): Promise<string[]> {
    const before = await this.ids();
    await act();
    return (await this.ids()).filter((id) => !before.includes(id));
  }

  box(id: string): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.element(id)
      .locator('> .djs-visual')
      .evaluate((visual) => {
        const { x, y, width, height } = visual.getBoundingClientRect();
        return { x, y, width, height };
      });
  }

  /** How large everything is drawn, and how far it is moved. */
  async view(): Promise<{ scale: number; x: number; y: number }> {
    const matrix = await this.page.locator('.djs-container > svg > g.viewport').getAttribute('transform');
    const [scale = 1, , , , x = 0, y = 0] = (matrix?.match(/-?[\d.e-]+/g) ?? []).map(Number);
    return { scale, x, y };
  }

  /** The same, once it moves no more. */
  async stillView(): Promise<{ scale: number; x: number; y: number }> {
    let view = await this.view();
    for (let before = null; JSON.stringify(before) !== JSON.stringify(view);) {
      before = view;
      await this.page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      view = await this.view();
    }
    return view;
  }

  /** A press on nothing: the canvas has the keys, and nothing is selected. */
  async clear(): Promise<void> {
    // below, the list of problems grows
    await this.page.locator('.djs-container > svg').click({ position: { x: 180, y: 14 } });
    await soon(() => this.selected(), []);
  }

  async select(id: string): Promise<void> {
    await this.clear();
    await this.clickAt(id);
    await soon(() => this.selected(), [id]);
  }

  /** In the middle of a shape, on the line of a flow, at the edge of what others stand in. */
  async clickAt(id: string): Promise<void> {
    const { x, y } = await this.element(id)
      .locator('> .djs-visual')
      .evaluate((visual) => {
        const line = visual.parentElement?.classList.contains('djs-connection')
          ? visual.querySelector<SVGPathElement>(':scope > path')
          : null;
        const matrix = line?.getScreenCTM();
        if (!line || !matrix) {
          const { x, y, width, height } = visual.getBoundingClientRect();
          const scale = (visual as SVGGraphicsElement).getScreenCTM()?.a ?? 1;
          const isFrame = width * height > 9000 * scale ** 2;
          return { x: x + (isFrame ? 3 : width / 2), y: y + height / (isFrame ? 4 : 2) };
        }
        const { x, y } = line.getPointAtLength(line.getTotalLength() * 0.25).matrixTransform(matrix);
        return { x, y };
      });
    if (await this.isUnderPad(x, y)) await this.clear();
    await this.page.mouse.click(x, y);
  }

  /** Whether what can be done with the chosen element stands over a place: a press there would do it. */
  private isUnderPad(x: number, y: number): Promise<boolean> {
    return this.page.evaluate(([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest('.djs-context-pad')), [
      x,
      y,
    ] as const);
  }

  /** A place of the canvas where nothing is drawn. */
  async clickFree(): Promise<void> {
    const box = await this.page.locator('.djs-container > svg').boundingBox();
    if (!box) throw new Error('Expected a canvas');
    const [x, y] = [box.x + box.width / 2, box.y + 90];
    await this.page.mouse.move(x - 10, y - 10);
    await this.page.mouse.move(x, y);
    await this.page.mouse.click(x, y);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Waits until keys are the canvas's: they come back a moment after what had them before is gone. */
  async hasKeys(): Promise<void> {
    await this.page.waitForFunction(() => document.activeElement?.matches('.djs-container > svg'));
  }

  /** Opens a menu by a key; it has the keys then. */
  async menu(key: string): Promise<void> {
    await this.hasKeys();
    await this.press(key);
    await this.page.waitForFunction(() => document.activeElement?.closest('.djs-popup') !== null);
  }

  async closeMenu(): Promise<void> {
    // the menu hears it from its first frame on
    await expect(async () => {
      await this.press('Escape');
      await this.popup.waitFor({ state: 'detached', timeout: 1000 });
    }).toSucceed(20_000);
  }

  /** Finds an entry of the open menu by what it is called, and takes it, by keyboard alone. */
  async take(search: string): Promise<void> {
    await this.page.keyboard.insertText(search);
    // the menu searches when a key is let go
    await this.press('End');
    await this.popup.locator('.entry.selected', { hasText: new RegExp(`^\\s*${search}`) }).waitFor();
    await this.press('Enter');
    await this.popup.waitFor({ state: 'detached' });
  }

  /** Puts another file in the place of the drawing. */
  async importFile(name: string, xml: string): Promise<void> {
    await this.page.getByRole('button', { name: '更多操作' }).click();
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('menuitem', { name: '导入 BPMN 文件' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(xml) });
    const dialog = this.page.getByRole('dialog', { name: '导入 BPMN 文件' });
    await dialog.getByRole('button', { name: '导入', exact: true }).click();
    await this.page.getByText('已导入流程图').waitFor();
    // said before it is drawn
    await expect(async () => {
      const drawn = await this.ids();
      expect(drawn).not.toEqual([]);
      expect(drawn.filter((id) => !xml.includes(`"${id}"`))).toEqual([]);
    }).toSucceed(30_000);
  }

  /** All of the drawing at once. */
  fit(): Promise<void> {
    return this.designer.fit();
  }

  /** The file as it would be saved now. */
  async exportFile(): Promise<string> {
    await this.page.getByRole('button', { name: '更多操作' }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('menuitem', { name: '导出 BPMN 文件' }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  }
}

import type { Locator } from 'playwright-core';
import { DesignerPage } from './designer-page.js';
import { flowBetween } from './flow-between.js';
import './to-succeed.js';

/** The tab 流程图: what is drawn, selected, and put behind something else. */
export class DesignerCanvas extends DesignerPage {
  drawn(name: string): Locator {
    return this.page.locator('.diagram-canvas .djs-element').filter({ hasText: new RegExp(`^${name}$`) });
  }

  /** Selects what has this name: the panel shows it then. */
  async select(name: string): Promise<void> {
    const heading = this.panel.getByRole('heading', { name, exact: true, level: 2 });
    for (let tries = 0; tries < 5 && !(await heading.isVisible()); tries++) {
      await this.deselect();
      const element = await this.elementNamed(name);
      const id = (await element.getAttribute('data-element-id')) ?? '';
      if (!(await this.isInView(element))) await this.fit();
      // in the middle of a frame stands what is inside it
      await element.click(id.startsWith('SubProcess_') ? { position: { x: 12, y: 12 } } : {});
      await heading.waitFor({ timeout: 1000 }).catch(() => undefined);
    }
    await heading.waitFor();
  }

  /** What has the name: an element beside whose name it stands, or a flow, which is chosen by its name. */
  private async elementNamed(name: string): Promise<Locator> {
    const named = this.drawn(name).first();
    const id = (await named.getAttribute('data-element-id')) ?? '';
    const shape = this.page.locator(`.diagram-canvas .djs-shape[data-element-id="${id.replace(/_label$/, '')}"]`);
    return (await shape.count()) > 0 ? shape.first() : named;
  }

  /** By a click beside everything: the buttons of what is selected may lie on its neighbour. */
  private async deselect(): Promise<void> {
    const canvas = this.page.locator('.diagram-canvas');
    // the canvas ends higher when a problem more is listed below it
    await expect(async () => {
      const box = await canvas.boundingBox();
      await canvas.click({ position: { x: 160, y: (box?.height ?? 0) - 12 }, timeout: 2000 });
    }).toSucceed(30_000);
  }

  /** All of the drawing at once. */
  async fit(): Promise<void> {
    await this.page.getByRole('button', { name: '适合窗口' }).click();
  }

  private async isInView(element: Locator): Promise<boolean> {
    const [box, canvas] = await Promise.all([
      element.boundingBox(),
      this.page.locator('.diagram-canvas').boundingBox(),
    ]);
    if (!box || !canvas) return false;
    const palette = 110;
    return (
      box.x > canvas.x + palette &&
      box.x + box.width < canvas.x + canvas.width &&
      box.y > canvas.y &&
      box.y + box.height < canvas.y + canvas.height
    );
  }

  async rename(to: string): Promise<void> {
    await this.fill('名称', to);
    await this.drawn(to).first().waitFor();
  }

  /** Through the button beside the selected element. */
  async append(title: string): Promise<void> {
    await this.page.locator(`.djs-context-pad [title="${title}"]`).first().click();
  }

  /** Through the menu of all elements beside the selected one. */
  async appendFromMenu(search: string, entry: string): Promise<void> {
    await this.append('全部元素');
    await this.chooseInMenu(search, entry);
  }

  /** Makes the selected element one of another kind. */
  async changeType(search: string, entry: string): Promise<void> {
    await this.append('更改类型');
    await this.chooseInMenu(search, entry);
  }

  private async chooseInMenu(search: string, entry: string): Promise<void> {
    const input = this.page.locator('.djs-popup-search input');
    if (await input.isVisible()) {
      await input.fill(search);
      // the search answers to keys
      await input.press('End');
    }
    const label = this.page.locator('.djs-popup-label', { hasText: new RegExp(`^\\s*${entry}\\s*$`) });
    await this.page.locator('.djs-popup .entry').filter({ has: label }).first().click();
  }

  /** What the selected call activity calls, found by its name. */
  async calls(name: string): Promise<void> {
    const select = this.panel.getByRole('combobox', { name: '被调用的流程' });
    await select.fill(name);
    const found = this.page.getByRole('option').filter({ visible: true });
    await found.filter({ hasText: new RegExp(`^\\s*${name}\\s`) }).click();
    await this.panel.getByText(name, { exact: true }).first().waitFor();
  }

  /** What was just put there has no name yet, and the panel shows it. */
  async unnamed(): Promise<void> {
    await this.panel.getByRole('heading', { name: '（未命名）', level: 2 }).waitFor();
  }

  /** The nearest gateway at one side of a step. */
  async gatewayBeside(side: 'left' | 'right', step: string): Promise<Locator> {
    await this.fit();
    const stepId = await (await this.elementNamed(step)).getAttribute('data-element-id');
    // all at one moment: the view moves when a problem is listed below it
    const nearest = await this.page.locator('.diagram-canvas').evaluate(
      (canvas, { stepId, direction }) => {
        const middle = (element: Element | null) => {
          const { x = 0, width = 0 } = element?.getBoundingClientRect() ?? {};
          return x + width / 2;
        };
        const from = middle(canvas.querySelector(`.djs-shape[data-element-id="${stepId}"]`));
        const gateways = '.djs-shape[data-element-id^="Gateway_"]:not([data-element-id$="_label"])';
        const places = [...canvas.querySelectorAll<HTMLElement>(gateways)].map((gateway) => ({
          id: gateway.dataset['elementId'],
          distance: (middle(gateway) - from) * direction,
        }));
        return places.filter(({ distance }) => distance > 0).sort((a, b) => a.distance - b.distance)[0]?.id;
      },
      { stepId, direction: side === 'right' ? 1 : -1 },
    );
    if (nearest === undefined) throw new Error(`Expected a gateway beside ${step}, but there is none`);
    return this.page.locator(`.diagram-canvas .djs-shape[data-element-id="${nearest}"]`);
  }

  /** Selects a gateway without a name beside a step, e.g. where its branch meets the others. */
  async selectGateway(side: 'left' | 'right', step: string): Promise<void> {
    const gateway = await this.gatewayBeside(side, step);
    await this.deselect();
    await gateway.click();
    await this.unnamed();
  }

  /** Selects the flow between two elements by a click on its line. */
  async selectFlow(from: string | Locator, to: string | Locator): Promise<void> {
    await this.deselect();
    await this.fit();
    const element = (which: string | Locator) => (typeof which === 'string' ? this.elementNamed(which) : which);
    const { x, y } = await flowBetween(this.page, await element(from), await element(to));
    await this.page.mouse.click(x, y);
    await this.panel.getByText('连线', { exact: true }).first().waitFor();
  }

  /** Draws a flow from the selected element by the arrow beside it. */
  async connectTo(name: string): Promise<void> {
    await this.append('连到其他元素');
    await (await this.elementNamed(name)).click();
  }
}

import { randomUUID } from 'node:crypto';
import { chromium } from 'playwright-core';
import { largeDiagram } from './large-diagram.mjs';

const administrator = 'admin';
const key = `bench-large-${randomUUID().slice(0, 8)}`;
const rounds = 5;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const at95 = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)];

/**
 * The designer with a drawing of `elements` flow nodes in a real Chromium, ms: from the address to the drawing that can
 * be used; from a click on an element to the frame that shows its settings; frames while an element is dragged; from a
 * key to the frame that shows it.
 */
export async function useDesigner({ url, signedIn }, { elements }) {
  const http = await signedIn(administrator);
  await http.put(`/api/definitions/${key}/draft`, await draftOf(http, elements));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${url}/login?return=%2Fdesigner%2F`);
    await page.getByRole('textbox', { name: '账号' }).fill(administrator);
    await page.getByRole('textbox', { name: '密码' }).fill('xiaowu2026');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL(/\/designer\/$/);
    const openings = [];
    for (let i = 0; i < rounds; i++) openings.push(await open(page, url, elements));
    await page
      .getByText(/没有发现问题|错误 \d/)
      .first()
      .waitFor();
    await page.evaluate(watchFrames);
    return {
      elements,
      openMs: median(openings),
      worstOpenMs: Math.max(...openings),
      select: await selecting(page),
      drag: await dragging(page),
      type: await typing(page),
    };
  } finally {
    await browser.close();
  }
}

async function draftOf(http, elements) {
  const { revision } = await http.post('/api/definitions', { key, name: '大流程' });
  return { bpmn: largeDiagram(elements), revision };
}

async function open(page, url, elements) {
  await page.goto('about:blank');
  const started = performance.now();
  await page.goto(`${url}/designer/definitions/${key}`, { waitUntil: 'commit' });
  await page.waitForFunction(
    (count) =>
      document.querySelectorAll('.djs-shape').length >= count &&
      document.querySelector('.opening') === null &&
      document.querySelector('.properties-panel h2') !== null,
    elements,
    { polling: 'raf' },
  );
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  return performance.now() - started;
}

/** In the page: how long interactions last to the next frame, and how far frames are from each other. */
function watchFrames() {
  const seen = { events: [], frames: [] };
  window.bench = seen;
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) seen.events.push({ name, duration });
  }).observe({ type: 'event', durationThreshold: 16, buffered: false });
  let last = performance.now();
  const frame = (now) => {
    seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
const reset = (page) =>
  page.evaluate(() => {
    window.bench.events.length = 0;
    window.bench.frames.length = 0;
  });
const settle = (page) => page.waitForTimeout(400);

/** Boxes of elements that are in view. */
const boxes = (page, selector) =>
  page.evaluate(
    (wanted) =>
      [...document.querySelectorAll(wanted)]
        .map((element) => element.getBoundingClientRect())
        .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
        .filter(({ x, y }) => document.elementFromPoint(x, y)?.closest('.djs-element') !== null),
    selector,
  );

async function selecting(page) {
  const tasks = (await boxes(page, '.djs-shape[data-element-id^="Node_"]')).filter((_, i) => i % 7 === 2).slice(0, 20);
  const times = [];
  const gaps = [];
  for (const { x, y } of tasks) {
    await page.mouse.move(x, y);
    await settle(page);
    await reset(page);
    await page.mouse.down();
    await page.mouse.up();
    await settle(page);
    const { first, worst } = await page.evaluate(() => ({
      first: Math.max(16, ...window.bench.events.map(({ duration }) => duration)),
      worst: Math.max(...window.bench.frames),
    }));
    times.push(first);
    gaps.push(worst);
  }
  return {
    medianMs: median(times),
    worstMs: Math.max(...times),
    frameMs: median(gaps),
    worstFrameMs: Math.max(...gaps),
  };
}

async function dragging(page) {
  const tasks = await boxes(page, '.djs-shape[data-element-id^="Node_"]');
  const { x, y } = tasks[Math.floor(tasks.length / 2)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 8, y + 8);
  await settle(page);
  await reset(page);
  for (let i = 1; i <= 120; i++) {
    await page.mouse.move(x + i * 2, y + Math.sin(i / 10) * 60);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const frames = await page.evaluate(() => [...window.bench.frames]);
  await reset(page);
  await page.mouse.up();
  await settle(page);
  const drop = await page.evaluate(() => Math.max(16, ...window.bench.events.map(({ duration }) => duration)));
  return { frameMs: median(frames), frame95Ms: at95(frames), worstFrameMs: Math.max(...frames), dropMs: drop };
}

async function typing(page) {
  const name = page.getByRole('textbox', { name: '名称', exact: true });
  await name.click();
  await reset(page);
  await page.keyboard.type('abcdefghijklmnopqrst', { delay: 60 });
  await settle(page);
  const keys = await page.evaluate(() =>
    window.bench.events.filter(({ name }) => name === 'keydown').map(({ duration }) => duration),
  );
  return { worstMs: Math.max(16, ...keys) };
}

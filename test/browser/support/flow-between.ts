import type { Locator, Page } from 'playwright-core';
import './to-succeed.js';

interface Point {
  x: number;
  y: number;
}

/** Where on the screen the flow from one element to another can be clicked: the middle of its longest piece. */
export async function flowBetween(page: Page, from: Locator, to: Locator): Promise<Point> {
  let way: Point[] | undefined;
  // the view may still move while elements and flows are measured one after the other
  await expect(async () => {
    way = await wayBetween(page, from, to);
    if (!way) throw new Error('Expected a flow between the two elements, but there is none');
  }).toSucceed(10_000);
  return middleOfLongest(way ?? []);
}

async function wayBetween(page: Page, from: Locator, to: Locator): Promise<Point[] | undefined> {
  const [source, target] = [await from.boundingBox(), await to.boundingBox()];
  const ways = await page.locator('.diagram-canvas .djs-connection .djs-visual > path').evaluateAll((paths) =>
    paths.map((each) => {
      const path = each as SVGPathElement;
      const [matrix, length] = [path.getScreenCTM(), path.getTotalLength()];
      const steps = 60;
      return Array.from({ length: steps + 1 }, (_, i) => {
        const { x, y } = path.getPointAtLength((length * i) / steps).matrixTransform(matrix ?? new DOMMatrix());
        return { x, y };
      });
    }),
  );
  const isAt = (point: Point | undefined, box: typeof source) =>
    point !== undefined &&
    box !== null &&
    Math.abs(point.x - (box.x + box.width / 2)) < box.width / 2 + 6 &&
    Math.abs(point.y - (box.y + box.height / 2)) < box.height / 2 + 6;
  return ways.find((points) => isAt(points[0], source) && isAt(points.at(-1), target));
}

/** Points of a way of right angles stand at equal distances: the longest run in one direction is its longest piece. */
function middleOfLongest(way: readonly Point[]): Point {
  let [best, run]: Point[][] = [[], []];
  for (const point of way) {
    const [first] = run;
    const isOn = first && (Math.abs(first.x - point.x) < 0.5 || Math.abs(first.y - point.y) < 0.5);
    run = isOn ? [...run, point] : [point];
    if (run.length > best.length) best = run;
  }
  return best[Math.floor(best.length / 2)] ?? { x: 0, y: 0 };
}

import { fitViewbox } from './fit-viewbox';

const margins = { left: 80, right: 20, top: 20, bottom: 20 };

describe('fitting the drawing into the canvas', () => {
  it('keeps clear of what stands at the edges', () => {
    const drawing = { x: 100, y: 0, width: 1800, height: 300 };
    const view = fitViewbox(drawing, { width: 1000, height: 600 }, margins);
    const scale = 1000 / view.width;
    expect(scale).toBeCloseTo(0.5);
    expect((drawing.x - view.x) * scale).toBeCloseTo(80);
    expect((drawing.x + drawing.width - view.x) * scale).toBeCloseTo(980);
  });

  it('does not enlarge a small drawing, but centres it', () => {
    const view = fitViewbox({ x: 0, y: 0, width: 100, height: 100 }, { width: 1000, height: 600 }, margins);
    expect(view.width).toBe(1000);
    expect(-view.x).toBe(80 + 400);
    expect(-view.y).toBe(20 + 230);
  });

  it('shows the beginning in a readable size where all of it would be too small', () => {
    const view = fitViewbox({ x: 100, y: 0, width: 1800, height: 300 }, { width: 390, height: 400 }, margins);
    expect(view.width).toBe(390 / 0.5);
    expect((100 - view.x) * 0.5).toBe(80);
  });

  it('shows the beginning of a very long one rather than a hairline', () => {
    const view = fitViewbox({ x: 100, y: 0, width: 22_000, height: 80 }, { width: 1000, height: 600 }, margins);
    const scale = 1000 / view.width;
    expect(scale).toBeCloseTo(0.2);
    expect((100 - view.x) * scale).toBeCloseTo(80);
  });

  it('keeps in view where a drawing begins that is too high for the canvas', () => {
    const drawing = { x: 0, y: 0, width: 1800, height: 2000 };
    const top = (beginning?: number) => {
      const view = fitViewbox(drawing, { width: 390, height: 440 }, margins, beginning);
      return view.y + margins.top / 0.5;
    };
    // 800 of its 2000 are seen
    expect([top(), top(100), top(700), top(1900)]).toEqual([600, 0, 300, 1200]);
  });
});

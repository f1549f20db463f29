import { freeTop } from './free-top';

const box = (x: number, y: number) => ({ x, y, width: 100, height: 80 });

describe('freeTop', () => {
  it('leaves a frame where nothing is in its way', () => {
    expect(freeTop(box(0, 100), [box(100, 100), box(0, 180), box(0, 20)])).toBe(100);
  });

  it('goes below what is in the way, one after the other', () => {
    expect(freeTop(box(0, 100), [box(50, 120), box(-50, 210)])).toBe(310);
  });
});

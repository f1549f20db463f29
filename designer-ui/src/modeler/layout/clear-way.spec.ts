import { clearWay } from './clear-way';

const step = (x: number, y: number) => ({ x, y, width: 100, height: 80 });
const point = (x: number, y: number) => ({ x, y });

describe('clearWay', () => {
  const frame = { x: 200, y: 0, width: 400, height: 300 };

  it('leaves a way that crosses nothing, also where it runs along an edge', () => {
    const way = [point(100, 0), point(600, 0)];
    expect(clearWay(way, step(0, -40), step(600, -40), [frame])).toBeNull();
  });

  it('goes back below what stands between, and up to where it leads', () => {
    const [early, late] = [step(0, 100), step(650, 340)];
    const through = [point(650, 380), point(375, 380), point(375, 140), point(100, 140)];
    expect(clearWay(through, late, early, [frame])).toEqual([point(650, 380), point(50, 380), point(50, 180)]);
  });

  it('goes round everything where one bend does not do', () => {
    const [early, late] = [step(0, 100), step(700, 100)];
    const through = [point(700, 140), point(100, 140)];
    expect(clearWay(through, late, early, [frame])).toEqual([
      point(750, 180),
      point(750, 330),
      point(50, 330),
      point(50, 180),
    ]);
  });

  it('stays where every other way crosses something, too', () => {
    const all = { x: -1000, y: -1000, width: 5000, height: 5000 };
    expect(clearWay([point(700, 140), point(100, 140)], step(700, 100), step(0, 100), [all])).toBeNull();
  });
});

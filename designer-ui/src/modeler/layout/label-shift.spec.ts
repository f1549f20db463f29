import { labelShift } from './label-shift';

const upwards = [
  { x: 100, y: 200 },
  { x: 100, y: 120 },
  { x: 200, y: 120 },
];

describe('a name beside a line', () => {
  it('moves to the right of an upright part that strikes it through', () => {
    expect(labelShift({ x: 85, y: 150, width: 60, height: 14 }, upwards)).toEqual({ x: 20, y: 0 });
  });
  it('moves above a level part', () => {
    expect(labelShift({ x: 120, y: 115, width: 40, height: 14 }, upwards)).toEqual({ x: 0, y: -14 });
  });
  it('stays where it is clear of the line, and of slanting ones, which leave no side', () => {
    expect(labelShift({ x: 110, y: 150, width: 60, height: 14 }, upwards)).toBeNull();
    const slanting = [
      { x: 0, y: 0 },
      { x: 100, y: 100 },
    ];
    expect(labelShift({ x: 40, y: 40, width: 20, height: 14 }, slanting)).toBeNull();
  });
});

import { timeOfDay } from './greeting';

it.each([
  [0, 'night'],
  [5, 'morning'],
  [9, 'forenoon'],
  [11, 'noon'],
  [13, 'afternoon'],
  [18, 'afternoon'],
  [19, 'evening'],
  [23, 'evening'],
])('at %d it is %s', (hour, time) => {
  expect(timeOfDay(hour)).toBe(time);
});

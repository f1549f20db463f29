export type TimeOfDay = 'night' | 'morning' | 'forenoon' | 'noon' | 'afternoon' | 'evening';

const from: readonly [number, TimeOfDay][] = [
  [19, 'evening'],
  [13, 'afternoon'],
  [11, 'noon'],
  [9, 'forenoon'],
  [5, 'morning'],
];

/** Hour 0–23 of the school's clock. */
export const timeOfDay = (hour: number): TimeOfDay => from.find(([start]) => hour >= start)?.[1] ?? 'night';

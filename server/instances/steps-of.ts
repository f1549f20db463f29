import { longestStepName } from './acting-for.js';

/** Several steps as one name, for a line of the record that is about all of them. */
export const stepsOf = (names: readonly string[]): string => [...new Set(names)].join('、').slice(0, longestStepName);

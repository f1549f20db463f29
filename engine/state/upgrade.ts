import type { InstanceState } from './instance-state.js';

/** Lifts a state saved by an older version to today's shape. Version 1 is the first: nothing to do yet. */
export function upgrade(state: InstanceState): InstanceState {
  const { version }: { version: number } = state;
  if (version === 1) return state;
  throw new Error(`Expected an instance state of version 1, but got version ${version}.`);
}

import type { ModdleElement } from '../modeler/moddle';
import { readMultiInstance } from './multi-instance';

/** Names of the items that an activity has because it, or what it stands in, runs once for each of several. */
export function itemsAround(activity: ModdleElement): string[] {
  const names: string[] = [];
  for (let at: ModdleElement | undefined = activity; at; at = at.$parent) {
    const name = readMultiInstance(at)?.elementVariable ?? '';
    if (name !== '' && !names.includes(name)) names.push(name);
  }
  return names;
}

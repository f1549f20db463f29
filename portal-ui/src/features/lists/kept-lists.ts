import type { Page } from '@xiaowu/server/contract/list';

const kept = new Map<string, Page<unknown>>();
const most = 20;

/** Lists as they were last shown, so that coming back shows them at once while they are fetched anew. */
export function keepList<Row>(key: string, page: Page<Row>): void {
  kept.delete(key);
  kept.set(key, page);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

export function keptList<Row>(key: string): Page<Row> | undefined {
  return kept.get(key) as Page<Row> | undefined;
}

import type { ItemData } from '@xiaowu/server/contract/items';

export type ItemGap = 'name' | 'department' | 'topic' | 'audiences';

/** What keeps the item from being published; without a name or anybody to offer it to it cannot even be saved. */
export function itemGaps({ name, department, topic, audiences }: ItemData): ItemGap[] {
  const gaps: [ItemGap, boolean][] = [
    ['name', name.trim() === ''],
    ['department', department === ''],
    ['topic', topic.trim() === ''],
    ['audiences', audiences.length === 0],
  ];
  return gaps.flatMap(([gap, isOpen]) => (isOpen ? [gap] : []));
}

export const isSavable = (item: ItemData): boolean =>
  !itemGaps(item).some((gap) => gap === 'name' || gap === 'audiences');

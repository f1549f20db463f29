import type { ItemCard } from '@xiaowu/server/contract/items';

export interface ItemGroup {
  code: string;
  name: string;
  cards: ItemCard[];
}

/** In the school's order of departments; those that it does not list stand at the end. */
export function groupByDepartment(cards: readonly ItemCard[], order: readonly { code: string }[]): ItemGroup[] {
  const groups = new Map<string, ItemGroup>();
  for (const card of cards) {
    const group = groups.get(card.departmentCode) ?? {
      code: card.departmentCode,
      name: card.departmentName,
      cards: [],
    };
    group.cards.push(card);
    groups.set(card.departmentCode, group);
  }
  const place = new Map(order.map(({ code }, index) => [code, index]));
  const placeOf = ({ code }: ItemGroup) => place.get(code) ?? order.length;
  return [...groups.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

import type { ItemCard, ItemQuery } from '../contract/items.js';
import { itemData } from '../contract/items.js';
import type { ItemVisitor } from './item-visitor.js';

/** A row of `item` with its department. */
export interface ItemRow {
  item_key: string;
  name: string;
  initial: string;
  search_text: string;
  department_code: string;
  department_name: string | null;
  department_pinyin: string | null;
  department_initials: string | null;
  topic: string;
  audiences: string;
  mode: string;
  icon: string;
  definition_version: number;
  rating_count: number;
  rating_sum: number;
}

const card = itemData.pick({ audiences: true, mode: true });

export function mayStart(row: Pick<ItemRow, 'audiences'>, { kind }: ItemVisitor): boolean {
  return row.audiences.includes(`,${kind},`);
}

export function toCard(row: ItemRow, favorites: ReadonlySet<string>): ItemCard {
  const { audiences, mode } = card.parse({ audiences: row.audiences.split(',').filter(Boolean), mode: row.mode });
  return {
    key: row.item_key,
    name: row.name,
    initial: row.initial,
    departmentCode: row.department_code,
    departmentName: row.department_name ?? row.department_code,
    topic: row.topic,
    audiences,
    mode,
    icon: row.icon,
    ratingCount: row.rating_count,
    ratingAverage: row.rating_count === 0 ? 0 : Math.round((row.rating_sum / row.rating_count) * 10) / 10,
    isFavorite: favorites.has(row.item_key),
  };
}

/** All facets combine; every word of `q` has to occur in name, pinyin, initials, department, topic or content. */
export function matches(row: ItemRow, query: ItemQuery): boolean {
  const text = `${row.search_text} ${row.department_name ?? ''} ${row.department_pinyin ?? ''} ${row.department_initials ?? ''}`;
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (
    (!query.audience || row.audiences.includes(`,${query.audience},`)) &&
    (!query.topic || row.topic === query.topic) &&
    (!query.department || row.department_code === query.department) &&
    (!query.mode || row.mode === query.mode) &&
    (!query.initial || row.initial === query.initial) &&
    words.every((word) => text.includes(word))
  );
}

import type { ItemChoices } from '../contract/items.js';
import type { Reader, Statement } from '../database/database.js';

/** Of a row of a list: the item, and the name that it shows. */
interface NamedRow {
  item_key: string;
  item_name: string;
}

const inChinese = new Intl.Collator('zh-CN');

/**
 * The items that rows of a list are of, by name. `rows` selects `item_key`, `item_name` and `row_order`, and is
 * bounded by itself; an item is called as its row with the greatest order calls it.
 */
export async function itemChoices(reader: Reader, rows: Statement): Promise<ItemChoices> {
  const found = await reader.query<NamedRow>(
    `select item_key, item_name from (${rows.sql}) listed group by item_key, item_name order by max(row_order)`,
    rows.values,
  );
  const names = new Map(found.map(({ item_key, item_name }) => [item_key, item_name]));
  const choices = [...names].map(([key, name]) => ({ key, name }));
  return { rows: choices.sort((a, b) => inChinese.compare(a.name, b.name)) };
}

import { Injectable } from '@nestjs/common';
import {
  itemData,
  type ItemCard,
  type ItemDetail,
  type ItemHome,
  type ItemList,
  type ItemQuery,
} from '../contract/items.js';
import type { Page } from '../contract/list.js';
import type { Rating, RatingsQuery } from '../contract/ratings.js';
import { Database } from '../database/database.js';
import { upsert } from '../database/upsert.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { administersItem } from '../http/administered-items.js';
import type { Administers } from '../http/administers.js';
import { ApiFailure } from '../http/api-error.js';
import { administrationMessages } from '../locales/zh-CN/administration.js';
import { itemMessages, itemTopics } from '../locales/zh-CN/items.js';
import { matches, mayStart, toCard, type ItemRow } from './item-cards.js';
import type { ItemVisitor } from './item-visitor.js';
import { withFiles } from './item-attachments.js';
import { itemRatings } from './item-ratings.js';
import { popularKeys, recentKeys } from './item-use.js';

/** An item that may be started now. */
export interface StartableItem {
  readonly key: string;
  readonly name: string;
  /** Version that a new case takes. */
  readonly version: number;
}

/** What another process published, or a rating, is seen at the latest after this long. */
const freshForMs = 5_000;
const homeRows = 8;

const columns = `i.item_key, i.name, i.initial, i.search_text, i.department_code, i.topic, i.audiences, i.mode, i.icon,
  i.definition_version, i.rating_count, i.rating_sum, d.name as department_name,
  d.pinyin as department_pinyin, d.initials as department_initials`;
const source = 'from item i left join department d on d.code = i.department_code where i.is_active = 1';

@Injectable()
export class ItemsService {
  private hall: { rows: Promise<ItemRow[]>; readAt: number; deployments: number } | null = null;
  private popular: { keys: Promise<string[]>; readAt: number } | null = null;

  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
  ) {}

  /** What the person may start, filtered; the facets stay whole, so that a choice can be changed. */
  async search(visitor: ItemVisitor, query: ItemQuery): Promise<ItemList> {
    const [rows, favorites] = await Promise.all([this.visibleRows(visitor), this.favoriteKeys(visitor)]);
    return {
      rows: rows.filter((row) => matches(row, query)).map((row) => toCard(row, favorites)),
      facets: { topics: topicsOf(rows), departments: departmentsOf(rows), initials: initialsOf(rows, query) },
    };
  }

  async detail(visitor: ItemVisitor, key: string, administers: Administers = []): Promise<ItemDetail> {
    const [row] = await this.database.query<ItemRow & { data: string }>(
      `select ${columns}, i.data ${source} and i.item_key = ?`,
      [key],
    );
    if (!row) throw notFound();
    if (!mayStart(row, visitor)) throw notForYou();
    const { description, materials, attachments = [], timeLimit, phone } = itemData.parse(JSON.parse(row.data));
    const card = toCard(row, await this.favoriteKeys(visitor));
    return {
      ...{ ...card, description, materials, timeLimit, phone, definitionVersion: row.definition_version },
      attachments: await withFiles(this.database, attachments),
      isAdministered: await administersItem(this.database, administers, key),
    };
  }

  /** 评价, newest first; who wished it stays unnamed. */
  async ratings(visitor: ItemVisitor, key: string, query: RatingsQuery): Promise<Page<Rating>> {
    await this.assertMayStart(visitor, key);
    return itemRatings(this.database, key, query);
  }

  /** 热门服务 by use of the last 30 days, 最近使用 and 我的收藏. */
  async home(visitor: ItemVisitor): Promise<ItemHome> {
    const [rows, favorites, popular, recent] = await Promise.all([
      this.visibleRows(visitor),
      this.favoriteKeys(visitor),
      this.popularKeys(),
      recentKeys(this.database, visitor.id),
    ]);
    const byKey = new Map(rows.map((row) => [row.item_key, toCard(row, favorites)]));
    const cards = (keys: Iterable<string>): ItemCard[] =>
      [...keys].flatMap((key) => byKey.get(key) ?? []).slice(0, homeRows);
    // nothing used yet: the hall in its own order is a better first page than an empty one
    const busiest = new Set([...popular, ...byKey.keys()]);
    return {
      popular: cards(busiest),
      recent: cards(recent),
      favorites: [...favorites].flatMap((key) => byKey.get(key) ?? []),
    };
  }

  async setFavorite(visitor: ItemVisitor, key: string, isFavorite: boolean): Promise<void> {
    if (isFavorite) await this.assertMayStart(visitor, key);
    const insert =
      'insert into favorite (person_id, item_key) values (?, ?)' +
      upsert(this.database.dialect, ['person_id', 'item_key'], 'item_key = new.item_key');
    await this.database.transaction((tx) =>
      tx.execute(isFavorite ? insert : 'delete from favorite where person_id = ? and item_key = ?', [visitor.id, key]),
    );
  }

  /** The item with the version that a new case takes; 404 when there is none, 403 when it is not for this person. */
  async assertMayStart(visitor: ItemVisitor, key: string): Promise<StartableItem> {
    const [row] = await this.database.query<
      Pick<ItemRow, 'name' | 'audiences' | 'definition_version'> & { is_active: number; is_suspended: number | null }
    >(
      `select i.name, i.audiences, i.definition_version, i.is_active, d.is_suspended from item i left join definition d on d.definition_key = i.item_key
       where i.item_key = ?`,
      [key],
    );
    if (!row || (row.is_active !== 1 && row.is_suspended !== 1)) throw notFound();
    if (!mayStart(row, visitor)) throw notForYou();
    if (row.is_suspended === 1)
      throw new ApiFailure(409, 'item.suspended', administrationMessages.itemSuspended(row.name));
    return { key, name: row.name, version: row.definition_version };
  }

  private async visibleRows(visitor: ItemVisitor): Promise<ItemRow[]> {
    const deployments = this.definitions.deploymentCount;
    const now = Date.now();
    if (!this.hall || this.hall.deployments !== deployments || now - this.hall.readAt > freshForMs) {
      const rows = this.database.query<ItemRow>(`select ${columns} ${source} order by d.sort, i.name`);
      this.hall = { rows, readAt: now, deployments };
      rows.catch(() => (this.hall = null));
    }
    return (await this.hall.rows).filter((row) => mayStart(row, visitor));
  }

  private popularKeys(): Promise<string[]> {
    const now = Date.now();
    if (!this.popular || now - this.popular.readAt > 10 * 60_000) {
      const keys = popularKeys(this.database, new Date(now));
      this.popular = { keys, readAt: now };
      keys.catch(() => (this.popular = null));
    }
    return this.popular.keys;
  }

  private async favoriteKeys({ id }: ItemVisitor): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ item_key: string }>('select item_key from favorite where person_id = ?', [
      id,
    ]);
    return new Set(rows.map(({ item_key }) => item_key));
  }
}

function topicsOf(rows: readonly ItemRow[]): string[] {
  return [...new Set([...itemTopics, ...rows.map(({ topic }) => topic)])];
}

/** What could be chosen instead of the letter that is chosen now. */
function initialsOf(rows: readonly ItemRow[], { initial: _, ...others }: ItemQuery): string[] {
  return [...new Set(rows.filter((row) => matches(row, others)).map(({ initial }) => initial))].sort();
}

/** Departments that offer something, in the school's order (the rows are sorted by it). */
function departmentsOf(rows: readonly ItemRow[]): { code: string; name: string }[] {
  const names = new Map(rows.map((row) => [row.department_code, row.department_name ?? row.department_code]));
  return [...names].map(([code, name]) => ({ code, name }));
}

const notFound = () => new ApiFailure(404, 'item.notFound', itemMessages.notFound);
const notForYou = () => new ApiFailure(403, 'item.notForYou', itemMessages.notForYou);

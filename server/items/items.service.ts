import { Injectable } from '@nestjs/common';
import type { ItemDetail, ItemHome, ItemList, ItemQuery } from '../contract/items.js';
import { Database } from '../database/database.js';

/** Whoever looks at the 办事中心: 办理对象 decides what is seen. */
export interface ItemVisitor {
  readonly id: string;
  readonly kind: 'teacher' | 'student' | 'external';
}

/** An item that may be started now. */
export interface StartableItem {
  readonly key: string;
  readonly name: string;
  /** Version that a new case takes. */
  readonly version: number;
}

@Injectable()
export class ItemsService {
  constructor(private readonly database: Database) {}

  async search(_visitor: ItemVisitor, _query: ItemQuery): Promise<ItemList> {
    throw new Error(`Expected ${this.database.dialect} to be read.`);
  }

  async detail(_visitor: ItemVisitor, _key: string): Promise<ItemDetail> {
    throw new Error('Expected detail to be written.');
  }

  async home(_visitor: ItemVisitor): Promise<ItemHome> {
    throw new Error('Expected home to be written.');
  }

  async setFavorite(_visitor: ItemVisitor, _key: string, _isFavorite: boolean): Promise<void> {
    throw new Error('Expected setFavorite to be written.');
  }

  /** The item with the version that a new case takes; 404 when there is none, 403 when it is not for this person. */
  async assertMayStart(_visitor: ItemVisitor, _key: string): Promise<StartableItem> {
    throw new Error('Expected assertMayStart to be written.');
  }
}

import { Injectable } from '@nestjs/common';
import type { ItemChoices } from '../contract/items.js';
import type { Reader } from '../database/database.js';
import type { SignedIn } from '../instances/signed-in.service.js';
import { itemChoices } from '../items/item-choices.js';
import { todoIds } from '../tasks/todo-query.js';

const most = 1000;

/**
 * For what somebody can stand in for a person: what is published, and of what they have open tasks, also when it is no
 * longer offered. Staff decide on items that are not for them to start; students and people from outside are told only
 * of those that are.
 */
@Injectable()
export class DelegableItemsService {
  of(reader: Reader, { id, keys, kind }: Pick<SignedIn, 'id' | 'keys' | 'kind'>): Promise<ItemChoices> {
    const open = todoIds(id, keys, {}, most, null);
    const isFor = kind === 'teacher' ? '' : ' and i.audiences like ?';
    return itemChoices(reader, {
      sql: `select i.item_key, i.name as item_name, 1 as row_order from item i where i.is_active = 1${isFor}
        union select t.item_key, t.item_name, 0 as row_order from (${open.sql}) mine join task t on t.id = mine.id`,
      values: [...(isFor === '' ? [] : [`%,${kind},%`]), ...(open.values ?? [])],
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { ItemChoices } from '../contract/items.js';
import type { TasksQuery } from '../contract/tasks.js';
import { Database, type Statement } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import type { Visitor } from '../instances/case-access.js';
import { standingInFor } from '../instances/standing-in.js';
import { itemChoices } from '../items/item-choices.js';
import { todoIds } from './todo-query.js';

/** Of the newest so many rows; where lists stop counting. */
const most = 1000;

/** Which items the tasks of a list are of: what it can be narrowed to, whether or not the person may start them. */
@Injectable()
export class TaskItemsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
  ) {}

  async of({ id, keys }: Visitor, box: TasksQuery['box']): Promise<ItemChoices> {
    const principals =
      box === 'todo' ? await standingInFor(this.database, this.definitions, id, toSqlTime(new Date())) : [];
    const newest: Statement =
      box === 'todo'
        ? todoIds(id, keys, {}, most, null, 'newest', principals)
        : box === 'done'
          ? {
              sql: `select task_id as id from participation where person_id = ?
                order by last_at desc, instance_id desc limit ${most}`,
              values: [id],
            }
          : {
              sql: `select task_id as id from handover where person_id = ? and kind = ? order by task_id desc limit ${most}`,
              values: [id, box],
            };
    return itemChoices(this.database, {
      sql: `select t.item_key, t.item_name, t.id as row_order from (${newest.sql}) newest join task t on t.id = newest.id`,
      ...(newest.values && { values: newest.values }),
    });
  }
}

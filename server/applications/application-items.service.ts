import { Injectable } from '@nestjs/common';
import type { ApplicationsQuery } from '../contract/applications.js';
import type { ItemChoices } from '../contract/items.js';
import { Database, type Statement } from '../database/database.js';
import { itemChoices } from '../items/item-choices.js';
import { supervisedIds } from './supervised-query.js';

/** Of the newest so many rows; where lists stop counting. */
const most = 1000;

/** Which items the cases of a list are of: what it can be narrowed to, whether or not they are still offered. */
@Injectable()
export class ApplicationItemsService {
  constructor(private readonly database: Database) {}

  of(personId: string, box: ApplicationsQuery['box']): Promise<ItemChoices> {
    const newest = newestOf(personId, box);
    return itemChoices(this.database, {
      sql: `select i.item_key, i.item_name, i.id as row_order from (${newest.sql}) newest join instance i on i.id = newest.id`,
      ...(newest.values && { values: newest.values }),
    });
  }
}

function newestOf(personId: string, box: ApplicationsQuery['box']): Statement {
  if (box === 'supervised')
    return supervisedIds(personId, { where: ["i.status in ('running', 'suspended')"], values: [] }, most);
  if (box === 'copies')
    return {
      sql: `select instance_id as id from copy where person_id = ? order by created_at desc, instance_id desc limit ${most}`,
      values: [personId],
    };
  const status = box === 'drafts' ? "status = 'draft'" : "status <> 'draft' and parent_job_id is null";
  return {
    sql: `select id from instance where applicant_id = ? and ${status} order by id desc limit ${most}`,
    values: [personId],
  };
}

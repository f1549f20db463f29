import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { administered } from '../http/administered-items.js';
import { ApiFailure } from '../http/api-error.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import type { SignedIn } from '../instances/signed-in.service.js';
import { standingInFor } from '../instances/standing-in.js';
import { definitionMessages } from '../locales/zh-CN/definitions.js';
import { todoIds } from './todo-query.js';

/**
 * Who may read what belongs to an item, such as its drawing and the option lists of its form: whom it is for, who has or
 * had a part in a case of it, who administers or audits.
 */
@Injectable()
export class ItemAccessService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
  ) {}

  /** 404 as for an item that there is not: nobody learns what other items there are. */
  async assertMayRead(visitor: SignedIn, key: string): Promise<void> {
    if (visitor.seesAll || (await this.isTheirs(visitor, key)) || (await this.isForWhomTheyStandIn(visitor, key)))
      return;
    throw new ApiFailure(404, 'definition.versionNotFound', definitionMessages.versionNotFound);
  }

  /** One query over indexes. */
  private isTheirs({ id, keys, kind, administers }: SignedIn, key: string): Promise<boolean> {
    const inCase = (table: string): Statement => ({
      sql: `select i.id from ${table} mine join instance i on i.id = mine.instance_id where mine.person_id = ? and i.item_key = ? limit 1`,
      values: [id, key],
    });
    const theirs = administered(administers);
    return this.isAny([
      { sql: 'select item_key as id from item where item_key = ? and audiences like ?', values: [key, `%,${kind},%`] },
      {
        sql: `select d.definition_key as id from definition d where d.definition_key = ? and ${theirs.sql}`,
        values: [key, ...theirs.values],
      },
      { sql: 'select id from instance where applicant_id = ? and item_key = ? limit 1', values: [id, key] },
      ...['participation', 'copy', 'task_supervision'].map(inCase),
      {
        sql: `select id from task where assignee = ? and status = 'waiting' and item_key = ? limit 1`,
        values: [id, key],
      },
      todoIds(id, keys, { item: key }, 1, null),
    ]);
  }

  private async isForWhomTheyStandIn({ id }: SignedIn, key: string): Promise<boolean> {
    const principals = await standingInFor(this.database, this.definitions, id, toSqlTime(new Date()));
    return principals.length > 0 && this.isAny([todoIds(id, [], { item: key }, 1, null, 'newest', principals)]);
  }

  private async isAny(ways: readonly Statement[]): Promise<boolean> {
    const found = await this.database.query(
      ways.map(({ sql }, i) => `select * from (${sql}) way${i}`).join(' union '),
      ways.flatMap(({ values = [] }) => [...values]),
    );
    return found.length > 0;
  }
}

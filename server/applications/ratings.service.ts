import { Injectable } from '@nestjs/common';
import type { RateRequest } from '../contract/ratings.js';
import { Database, type Transaction } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import type { Actor, InstanceRow } from '../instances/case-rows.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { isRateable } from './application-actions.js';

/** 评价: once per ended case, by its applicant; the item's 评价次数 and 综合评分 follow in the same transaction. */
@Injectable()
export class RatingsService {
  constructor(private readonly database: Database) {}

  /** The score a case was given; null while there is none. */
  async of(instanceId: string): Promise<number | null> {
    const [row] = await this.database.query<{ score: number }>('select score from rating where instance_id = ?', [
      instanceId,
    ]);
    return row ? Number(row.score) : null;
  }

  async rate(tx: Transaction, id: string, by: Actor, { score, comment, isAnonymous }: RateRequest): Promise<void> {
    const [[row], [rated]] = (await tx.queryAll([
      { sql: `select applicant_id, item_key, status from instance where id = ?${tx.forUpdate}`, values: [id] },
      { sql: 'select score from rating where instance_id = ?', values: [id] },
    ])) as [Pick<InstanceRow, 'applicant_id' | 'item_key' | 'status'>[], unknown[]];
    if (row?.applicant_id !== by.id)
      throw new ApiFailure(404, 'application.notFound', caseMessages.applicationNotFound);
    if (!isRateable(row)) throw new ApiFailure(409, 'rating.notEnded', caseMessages.rateNotEnded);
    if (rated !== undefined) throw new ApiFailure(409, 'rating.done', caseMessages.rateDone);
    tx.enqueue(
      `insert into rating (id, instance_id, item_key, person_id, person_name, score, comment, is_anonymous, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [newId(), id, row.item_key, by.id, by.name, score, comment, isAnonymous ? 1 : 0, toSqlTime(new Date())],
    );
    tx.enqueue('update item set rating_count = rating_count + 1, rating_sum = rating_sum + ? where item_key = ?', [
      score,
      row.item_key,
    ]);
  }
}

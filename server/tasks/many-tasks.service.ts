import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { ActResult, HandManyRequest, ManyResult } from '../contract/tasks.js';
import { Database, type Transaction } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { idempotent } from '../http/idempotency.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { TaskActsService, type Handler } from './task-acts.service.js';

type Act = (tx: Transaction, id: string) => Promise<ActResult>;

/** One act on several tasks: each is done or refused by itself, so that one that cannot be done does not hold up the others. */
@Injectable()
export class ManyTasksService {
  private readonly logger = new Logger('tasks');

  constructor(
    private readonly database: Database,
    private readonly acts: TaskActsService,
  ) {}

  /** 批量同意 */
  complete(ids: readonly string[], by: Handler, opinion: string, key?: string): Promise<ManyResult> {
    return this.each(ids, by, [opinion], key, (tx, id) => this.acts.completeUnopened(tx, id, by, opinion));
  }

  /** 转办 of several */
  forward({ ids, to, opinion }: HandManyRequest, by: Handler, key?: string): Promise<ManyResult> {
    return this.each(ids, by, ['forward', to, opinion], key, (tx, id) =>
      this.acts.forward(tx, id, by, { opinion, to }),
    );
  }

  /** 指派 of several */
  assign({ ids, to, opinion }: HandManyRequest, by: Handler, key?: string): Promise<ManyResult> {
    return this.each(ids, by, ['assign', to, opinion], key, (tx, id) => this.acts.assign(tx, id, by, { opinion, to }));
  }

  private async each(
    ids: readonly string[],
    by: Handler,
    said: readonly string[],
    key: string | undefined,
    act: Act,
  ): Promise<ManyResult> {
    // at once: they share commits with each other, too
    return { rows: await Promise.all([...new Set(ids)].map((id) => this.one(id, by, said, key, act))) };
  }

  private async one(id: string, by: Handler, said: readonly string[], key: string | undefined, act: Act): Promise<Row> {
    const call = {
      personId: by.id,
      key: key === undefined ? key : rowKey(key, id),
      body: [id, ...said],
      sharesCommit: true,
    };
    try {
      await idempotent(this.database, call, (tx) => act(tx, id));
      return { id, ok: true, message: null };
    } catch (error) {
      if (!(error instanceof ApiFailure)) this.logger.error(error);
      const message = error instanceof ApiFailure ? error.message : caseMessages.unknownError;
      return { id, ok: false, message };
    }
  }
}

type Row = ManyResult['rows'][number];

/** Every row has a key of its own, so that a repeated call goes on where the first one stopped. */
const rowKey = (key: string, id: string): string => createHash('sha256').update(`${key} ${id}`).digest('hex');

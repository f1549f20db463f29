import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { CompleteManyResult } from '../contract/tasks.js';
import { Database } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { idempotent } from '../http/idempotency.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { TaskActsService, type Handler } from './task-acts.service.js';

/** 批量同意: each row is done or refused by itself, so that one that cannot be done does not hold up the others. */
@Injectable()
export class CompleteManyService {
  private readonly logger = new Logger('tasks');

  constructor(
    private readonly database: Database,
    private readonly acts: TaskActsService,
  ) {}

  async completeMany(ids: readonly string[], by: Handler, opinion: string, key?: string): Promise<CompleteManyResult> {
    // at once: they share commits with each other, too
    return { rows: await Promise.all([...new Set(ids)].map((id) => this.completeOne(id, by, opinion, key))) };
  }

  private async completeOne(id: string, by: Handler, opinion: string, key?: string): Promise<Row> {
    const call = {
      personId: by.id,
      key: key === undefined ? key : rowKey(key, id),
      body: [id, opinion],
      sharesCommit: true,
    };
    try {
      await idempotent(this.database, call, (tx) => this.acts.completeUnopened(tx, id, by, opinion));
      return { id, ok: true, message: null };
    } catch (error) {
      if (!(error instanceof ApiFailure)) this.logger.error(error);
      const message = error instanceof ApiFailure ? error.message : caseMessages.unknownError;
      return { id, ok: false, message };
    }
  }
}

type Row = CompleteManyResult['rows'][number];

/** Every row has a key of its own, so that a repeated call goes on where the first one stopped. */
const rowKey = (key: string, id: string): string => createHash('sha256').update(`${key} ${id}`).digest('hex');

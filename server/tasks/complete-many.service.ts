import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { CompleteManyResult } from '../contract/tasks.js';
import { Database } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { idempotent } from '../http/idempotency.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { TaskActsService, type Handler } from './task-acts.service.js';

/** 批量同意: one transaction per row, so that one that cannot be done does not hold up the others. */
@Injectable()
export class CompleteManyService {
  private readonly logger = new Logger('tasks');

  constructor(
    private readonly database: Database,
    private readonly acts: TaskActsService,
  ) {}

  async completeMany(ids: readonly string[], by: Handler, opinion: string, key?: string): Promise<CompleteManyResult> {
    const rows: CompleteManyResult['rows'] = [];
    for (const id of new Set(ids)) {
      try {
        const call = {
          personId: by.id,
          key: key === undefined ? key : rowKey(key, id),
          body: [id, opinion],
          sharesCommit: true,
        };
        await idempotent(this.database, call, (tx) => this.acts.completeUnopened(tx, id, by, opinion));
        rows.push({ id, ok: true, message: null });
      } catch (error) {
        if (!(error instanceof ApiFailure)) this.logger.error(error);
        const message = error instanceof ApiFailure ? error.message : caseMessages.unknownError;
        rows.push({ id, ok: false, message });
      }
    }
    return { rows };
  }
}

/** Every row has a key of its own, so that a repeated call goes on where the first one stopped. */
const rowKey = (key: string, id: string): string => createHash('sha256').update(`${key} ${id}`).digest('hex');

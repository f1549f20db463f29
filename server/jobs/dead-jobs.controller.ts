import { Controller, Get, HttpCode, Param, Post, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { auditLog } from '../audit/audit-log.js';
import { deadJobsPage, type DeadJob } from '../contract/administration.js';
import { listQuery, type Page } from '../contract/list.js';
import { Database } from '../database/database.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { done } from '../contract/plain-answers.js';
import { Answers } from '../http/answers.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { administrationMessages } from '../locales/zh-CN/administration.js';

interface DeadRow {
  id: string;
  kind: string;
  instance_id: string | null;
  attempts: number;
  last_error: string | null;
  created_at: string;
}

/** Work that was given up: an administrator puts right what stood in its way, and has it tried again. */
@Controller('api/dead-jobs')
export class DeadJobsController {
  constructor(private readonly database: Database) {}

  @Get()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(deadJobsPage)
  async list(@Query(new ZodPipe(listQuery)) { limit, after }: z.infer<typeof listQuery>): Promise<Page<DeadJob>> {
    const [rows, [count]] = await Promise.all([
      this.database.query<DeadRow>(
        `select id, kind, instance_id, attempts, last_error, created_at from job
         where status = 'dead'${after === undefined ? '' : ' and id < ?'} order by id desc limit ${limit + 1}`,
        after === undefined ? [] : [after],
      ),
      this.database.query<{ total: number }>(
        "select count(*) as total from (select 1 as one from job where status = 'dead' limit 1000) counted",
      ),
    ]);
    const shown = rows.slice(0, limit);
    return {
      rows: shown.map((row) => ({
        id: row.id,
        kind: row.kind,
        instanceId: row.instance_id,
        attempts: row.attempts,
        // the first line: what follows is where in the program
        lastError: row.last_error?.split('\n')[0] ?? '',
        createdAt: fromSqlTime(row.created_at),
      })),
      total: Number(count?.total ?? 0),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  @Post(':id/retry')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(done)
  async retry(@Req() { person }: AuthenticatedRequest, @Param('id') id: string) {
    await this.database.transaction(async (tx) => {
      const revived = await tx.execute(
        "update job set status = 'pending', attempts = 0, due_at = ?, locked_until = null where id = ? and status = 'dead'",
        [toSqlTime(new Date()), id],
      );
      if (revived === 0) throw new ApiFailure(409, 'job.notDead', administrationMessages.jobNotDead);
      auditLog(tx, { personId: person.id, action: 'job.retry', target: id });
    });
    return {};
  }
}

import { Controller, Get, HttpCode, Param, Post, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { auditLog } from '../audit/audit-log.js';
import { deadJobsPage, type DeadJob } from '../contract/administration.js';
import { listQuery, type Page } from '../contract/list.js';
import { Database } from '../database/database.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { done } from '../contract/plain-answers.js';
import { Answers } from '../http/answers.js';
import { ofAdministeredItems } from '../http/administered-items.js';
import { ADMINISTERS, type Administers } from '../http/administers.js';
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
  item_name: string | null;
  serial_number: string | null;
}

/** Work that was given up: an administrator puts right what stood in its way, and has it tried again. */
@Controller('api/dead-jobs')
export class DeadJobsController {
  constructor(private readonly database: Database) {}

  @Get()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'several')
  @Answers(deadJobsPage)
  async list(
    @Req() { administers }: AuthenticatedRequest,
    @Query(new ZodPipe(listQuery)) { limit, after }: z.infer<typeof listQuery>,
  ): Promise<Page<DeadJob>> {
    const theirs = ofTheirCases(administers);
    const from = `from job j left join instance i on i.id = j.instance_id where j.status = 'dead' and ${theirs.sql}`;
    const [rows, [count]] = await Promise.all([
      this.database.query<DeadRow>(
        `select j.id, j.kind, j.instance_id, j.attempts, j.last_error, j.created_at, i.item_name, i.serial_number ${from}
         ${after === undefined ? '' : ' and j.id < ?'} order by j.id desc limit ${limit + 1}`,
        [...theirs.values, ...(after === undefined ? [] : [after])],
      ),
      this.database.query<{ total: number }>(
        `select count(*) as total from (select 1 as one ${from} limit 1000) counted`,
        theirs.values,
      ),
    ]);
    const shown = rows.slice(0, limit);
    return {
      rows: shown.map((row) => ({
        id: row.id,
        kind: row.kind,
        instanceId: row.instance_id,
        itemName: row.item_name,
        serialNumber: row.serial_number,
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
  @SetMetadata(ADMINISTERS, 'several')
  @Answers(done)
  async retry(@Req() { person, administers }: AuthenticatedRequest, @Param('id') id: string) {
    await this.database.transaction(async (tx) => {
      const theirs = ofTheirCases(administers);
      const [job] = await tx.query<{ item_key: string | null; serial_number: string | null }>(
        `select i.item_key, i.serial_number from job j left join instance i on i.id = j.instance_id
         where j.id = ? and ${theirs.sql}`,
        [id, ...theirs.values],
      );
      if (!job) throw new ApiFailure(409, 'job.notDead', administrationMessages.jobNotDead);
      const revived = await tx.execute(
        "update job set status = 'pending', attempts = 0, due_at = ?, locked_until = null where id = ? and status = 'dead'",
        [toSqlTime(new Date()), id],
      );
      if (revived === 0) throw new ApiFailure(409, 'job.notDead', administrationMessages.jobNotDead);
      auditLog(tx, {
        ...{ personId: person.id, action: 'job.retry', target: id, detail: { serialNumber: job.serial_number } },
        ...(job.item_key !== null && { itemKey: job.item_key }),
      });
    });
    return {};
  }
}

/** Work of the cases that are administered; what belongs to no case is of who administers the whole school. */
const ofTheirCases = (administers: Administers) => ofAdministeredItems(administers, 'i.item_key');

import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { auditLog } from '../audit/audit-log.js';
import { deadJobsPage, discardDeadJobRequest, type DeadJob } from '../contract/administration.js';
import { listQuery, type Page } from '../contract/list.js';
import { Database, type Transaction } from '../database/database.js';
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
import { connectionProblems } from '../locales/zh-CN/service-calls.js';
import { connectionProblemIn } from './connection-problem.js';

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

/** Work that was given up: an administrator puts right what stood in its way and has it tried again, or discards it. */
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
        problem: problemIn(firstLine(row.last_error)),
        lastError: firstLine(row.last_error),
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
      const job = await deadJob(tx, id, administers);
      const revived = await tx.execute(
        "update job set status = 'pending', attempts = 0, due_at = ?, locked_until = null where id = ? and status = 'dead'",
        [toSqlTime(new Date()), id],
      );
      if (revived === 0) throw notDead();
      log(tx, person.id, 'job.retry', job, { serialNumber: job.serial_number });
    });
    return {};
  }

  /** 丢弃: it is never done. What waits for it goes on waiting. */
  @Post(':id/discard')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'several')
  @Answers(done)
  async discard(
    @Req() { person, administers }: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(discardDeadJobRequest)) { reason }: z.infer<typeof discardDeadJobRequest>,
  ) {
    await this.database.transaction(async (tx) => {
      const job = await deadJob(tx, id, administers);
      const gone = await tx.execute("delete from job where id = ? and status = 'dead'", [id]);
      if (gone === 0) throw notDead();
      const { kind, serial_number: serialNumber, last_error: error } = job;
      log(tx, person.id, 'job.discard', job, { serialNumber, kind, lastError: firstLine(error), reason });
    });
    return {};
  }
}

type Job = Pick<DeadRow, 'id' | 'kind' | 'serial_number' | 'last_error'> & { item_key: string | null };

/** 409 when it is not theirs, or not there any more. */
async function deadJob(tx: Transaction, id: string, administers: Administers): Promise<Job> {
  const theirs = ofTheirCases(administers);
  const [job] = await tx.query<Job>(
    `select j.id, j.kind, j.last_error, i.item_key, i.serial_number
     from job j left join instance i on i.id = j.instance_id where j.id = ? and ${theirs.sql}`,
    [id, ...theirs.values],
  );
  if (!job) throw notDead();
  return job;
}

const notDead = () => new ApiFailure(409, 'job.notDead', administrationMessages.jobNotDead);

function log(tx: Transaction, personId: string, action: string, job: Job, detail: object): void {
  const about = job.item_key !== null && { itemKey: job.item_key };
  auditLog(tx, { personId, action, target: job.id, detail, ...about });
}

/** What follows is where in the program. */
const firstLine = (error: string | null): string => error?.split('\n')[0] ?? '';

function problemIn(error: string): string | null {
  const problem = connectionProblemIn(error);
  return problem === null ? null : connectionProblems[problem];
}

/** Work of the cases that are administered; what belongs to no case is of who administers the whole school. */
const ofTheirCases = (administers: Administers) => ofAdministeredItems(administers, 'i.item_key');

import { Injectable } from '@nestjs/common';
import type { ApplicationRow, ApplicationsQuery } from '../contract/applications.js';
import type { Page } from '../contract/list.js';
import { Database, type SqlValue } from '../database/database.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import type { InstanceRow } from '../instances/case-rows.js';
import { startOfDay } from '../instances/time-zone.js';
import type { Viewer } from './application-actions.js';
import { applicationView } from './application-row.js';

interface CopyRow extends InstanceRow {
  copied_at: string;
  read_at: string | null;
}

// without the form and the trail, which lists do not show
const columns = `i.id, i.serial_number, i.item_key, i.item_name, i.definition_version, i.applicant_id, i.applicant_name,
  i.applicant_number, i.department_id, i.status, i.current_steps, i.is_returned, i.state, i.revision, '{}' as data,
  '{}' as trail, i.created_at, i.submitted_at, i.updated_at, i.ended_at, i.urged_at, i.parent_id, i.parent_job_id`;

/** 我的申请 · 草稿 · 我的知会: each one index range, newest first. */
@Injectable()
export class ApplicationListsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
  ) {}

  list(viewer: Viewer, query: ApplicationsQuery): Promise<Page<ApplicationRow>> {
    return query.box === 'copies' ? this.copies(viewer, query) : this.own(viewer, query);
  }

  private async own(viewer: Viewer, query: ApplicationsQuery): Promise<Page<ApplicationRow>> {
    const { limit, after, box } = query;
    const { where, values } = conditions(query);
    const isShown = box === 'drafts' ? "i.status = 'draft'" : "i.status <> 'draft' and i.parent_job_id is null";
    // what a case called shows in the record of that case
    const all = ['i.applicant_id = ?', isShown, ...where].join(' and ');
    const [rows, total] = await Promise.all([
      this.database.query<InstanceRow>(
        `select ${columns} from instance i where ${all}${after === undefined ? '' : ' and i.id < ?'} order by i.id desc limit ${limit + 1}`,
        [viewer.id, ...values, ...(after === undefined ? [] : [after])],
      ),
      this.total(`instance i where ${all}`, [viewer.id, ...values]),
    ]);
    const shown = rows.slice(0, limit);
    return {
      rows: await Promise.all(shown.map((row) => this.view(row, viewer))),
      total,
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  private async copies(viewer: Viewer, query: ApplicationsQuery): Promise<Page<ApplicationRow>> {
    const { limit } = query;
    const { where, values } = conditions(query);
    const [at, instanceId] = query.after?.split('|') ?? [];
    const isNext = at !== undefined && instanceId !== undefined;
    const position = isNext ? ' and c.created_at <= ? and (c.created_at < ? or c.instance_id < ?)' : '';
    const all = ['c.person_id = ?', ...where].join(' and ');
    const [rows, total] = await Promise.all([
      this.database.query<CopyRow>(
        `select ${columns}, c.created_at as copied_at, c.read_at from copy c join instance i on i.id = c.instance_id
         where ${all}${position} order by c.created_at desc, c.instance_id desc limit ${limit + 1}`,
        [viewer.id, ...values, ...(isNext ? [at, at, instanceId] : [])],
      ),
      this.total(`copy c join instance i on i.id = c.instance_id where ${all}`, [viewer.id, ...values]),
    ]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: await Promise.all(shown.map((row) => this.view(row, viewer, row.read_at !== null))),
      total,
      next: rows.length > limit && last ? `${last.copied_at}|${last.id}` : null,
    };
  }

  private async view(row: InstanceRow, viewer: Viewer, isRead?: boolean): Promise<ApplicationRow> {
    const { process } = await this.definitions.compiled(row.item_key, row.definition_version);
    return applicationView(row, process, viewer, isRead);
  }

  private async total(from: string, values: readonly SqlValue[]): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(
      `select count(*) as total from (select 1 as one from ${from} limit 1000) counted`,
      values,
    );
    return Number(row?.total ?? 0);
  }
}

function conditions({ status, item, from, to, q }: ApplicationsQuery): { where: string[]; values: SqlValue[] } {
  const where: string[] = [];
  const values: SqlValue[] = [];
  const add = (condition: string, ...more: SqlValue[]) => {
    where.push(condition);
    values.push(...more);
  };
  if (status !== undefined) add('i.status = ?', status);
  if (item !== undefined) add('i.item_key = ?', item);
  if (from !== undefined) add('i.created_at >= ?', startOfDay(from));
  if (to !== undefined) add('i.created_at < ?', startOfDay(to, 1));
  if (q !== undefined && q !== '') {
    const like = `%${q.replace(/[%_\\]/g, '')}%`;
    add('(i.serial_number like ? or i.item_name like ? or i.applicant_name like ?)', like, like, like);
  }
  return { where, values };
}

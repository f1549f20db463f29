import { Injectable } from '@nestjs/common';
import type { ApplicationRow, ApplicationsQuery } from '../contract/applications.js';
import type { Page } from '../contract/list.js';
import { byIndex } from '../database/by-index.js';
import { Database, type SqlValue } from '../database/database.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { administeredAmong } from '../http/administered-items.js';
import type { InstanceRow } from '../instances/case-rows.js';
import { overdueSteps } from '../instances/limits/supervised-steps.js';
import { startOfDay } from '../instances/time-zone.js';
import type { Viewer } from './application-actions.js';
import { applicationView, type BesideRow } from './application-row.js';
import { supervisedIds } from './supervised-query.js';

/** Where counting stops: pages say 1000+. */
const most = 1000;

interface ListedRow extends InstanceRow {
  rating: number | null;
}

interface CopyRow extends ListedRow {
  copied_at: string;
  read_at: string | null;
}

// without the form and the trail, which lists do not show
const columns = `i.id, i.serial_number, i.item_key, i.item_name, i.definition_version, i.applicant_id, i.applicant_name,
  i.applicant_number, i.department_id, i.status, i.current_steps, i.is_returned, i.state, i.revision, '{}' as data,
  '{}' as trail, i.created_at, i.submitted_at, i.updated_at, i.ended_at, i.urged_at, i.parent_id, i.parent_job_id,
  (select r.score from rating r where r.instance_id = i.id) as rating`;

/** 我的申请 · 草稿 · 我的知会 · 我的督办: each one index range, newest first. */
@Injectable()
export class ApplicationListsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
  ) {}

  list(viewer: Viewer, query: ApplicationsQuery): Promise<Page<ApplicationRow>> {
    if (query.box === 'copies') return this.copies(viewer, query);
    return query.box === 'supervised' ? this.supervised(viewer, query) : this.own(viewer, query);
  }

  private async own(viewer: Viewer, query: ApplicationsQuery): Promise<Page<ApplicationRow>> {
    const { box, limit, after, sort, status } = query;
    const { where, values } = conditions(query);
    // what a case called shows in the record of that case; who has its number in hand finds it here, too
    const hidden = /^\d{11,}$/.test(query.q ?? '') ? '' : ' and i.parent_job_id is null';
    const ofBox = box === 'drafts' ? "i.status = 'draft'" : `i.status <> 'draft'${hidden}`;
    const all = ['i.applicant_id = ?', ofBox, ...where].join(' and ');
    const index = box === 'drafts' || status !== undefined ? 'instance_applicant_status' : 'instance_applicant';
    const [before, order] = sort === 'newest' ? ['<', 'desc'] : ['>', 'asc'];
    const [onward, position] = after === undefined ? ['', ''] : [byIndex(index), ` and i.id ${before} ?`];
    const [rows, total] = await Promise.all([
      this.database.query<ListedRow>(
        `select ${columns} from instance i${onward} where ${all}${position} order by i.id ${order} limit ${limit + 1}`,
        [viewer.id, ...values, ...(after === undefined ? [] : [after])],
      ),
      this.total(`instance i where ${all}`, [viewer.id, ...values]),
    ]);
    const shown = rows.slice(0, limit);
    return {
      rows: await this.views(shown, viewer, () => ({})),
      total,
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  /** Cases with an open step that took longer than it may, for which the viewer answers. */
  private async supervised(viewer: Viewer, query: ApplicationsQuery): Promise<Page<ApplicationRow>> {
    const { limit, after, sort } = query;
    const { where, values } = conditions(query);
    const filter = { where: ["i.status in ('running', 'suspended')", ...where], values };
    const wanted = supervisedIds(viewer.id, filter, limit + 1, after, sort);
    const counted = supervisedIds(viewer.id, filter, most);
    const [rows, [count]] = await Promise.all([
      this.database.query<ListedRow>(
        `select ${columns} from (${wanted.sql}) mine join instance i on i.id = mine.id
         order by i.id ${sort === 'newest' ? 'desc' : 'asc'}`,
        wanted.values,
      ),
      this.database.query<{ total: number }>(`select count(*) as total from (${counted.sql}) counted`, counted.values),
    ]);
    const shown = rows.slice(0, limit);
    const steps = await overdueSteps(
      this.database,
      viewer.id,
      shown.map(({ id }) => id),
    );
    return {
      rows: await this.views(shown, viewer, ({ id }) => ({ supervised: steps.get(id) })),
      total: Number(count?.total ?? 0),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  private async copies(viewer: Viewer, query: ApplicationsQuery): Promise<Page<ApplicationRow>> {
    const { limit, sort } = query;
    const { where, values } = conditions(query);
    const [before, order] = sort === 'newest' ? ['<', 'desc'] : ['>', 'asc'];
    const [at, instanceId] = query.after?.split('|') ?? [];
    const isNext = at !== undefined && instanceId !== undefined;
    const position = isNext
      ? ` and c.created_at ${before}= ? and (c.created_at ${before} ? or c.instance_id ${before} ?)`
      : '';
    const all = ['c.person_id = ?', ...where].join(' and ');
    const [rows, total] = await Promise.all([
      this.database.query<CopyRow>(
        `select ${columns}, c.created_at as copied_at, c.read_at from copy c join instance i on i.id = c.instance_id
         where ${all}${position} order by c.created_at ${order}, c.instance_id ${order} limit ${limit + 1}`,
        [viewer.id, ...values, ...(isNext ? [at, at, instanceId] : [])],
      ),
      this.total(`copy c join instance i on i.id = c.instance_id where ${all}`, [viewer.id, ...values]),
    ]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: await this.views(shown, viewer, ({ read_at }) => ({ isRead: read_at !== null })),
      total,
      next: rows.length > limit && last ? `${last.copied_at}|${last.id}` : null,
    };
  }

  private async views<Row extends ListedRow>(
    rows: readonly Row[],
    viewer: Viewer,
    beside: (row: Row) => Pick<BesideRow, 'isRead' | 'supervised'>,
  ): Promise<ApplicationRow[]> {
    const keys = [...new Set(rows.map(({ item_key }) => item_key))];
    const administered = await administeredAmong(this.database, viewer.administers, keys);
    return Promise.all(
      rows.map(async (row) =>
        applicationView(row, await this.definitions.ofCase(row), viewer, {
          ...{ rating: row.rating, isAdministered: administered.has(row.item_key) },
          ...beside(row),
        }),
      ),
    );
  }

  private async total(from: string, values: readonly SqlValue[]): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(
      `select count(*) as total from (select 1 as one from ${from} limit ${most}) counted`,
      values,
    );
    return Number(row?.total ?? 0);
  }
}

function conditions({ status, item, applicant, from, to, q }: ApplicationsQuery): {
  where: string[];
  values: SqlValue[];
} {
  const where: string[] = [];
  const values: SqlValue[] = [];
  const add = (condition: string, ...more: SqlValue[]) => {
    where.push(condition);
    values.push(...more);
  };
  const isBack = status === 'returned';
  if (status !== undefined) add('i.status = ?', isBack ? 'running' : status);
  if (isBack || status === 'running') add('i.is_returned = ?', isBack ? 1 : 0);
  if (item !== undefined) add('i.item_key = ?', item);
  if (applicant) {
    const text = applicant.replace(/[%_\\]/g, '');
    add('(i.applicant_name like ? or i.applicant_number like ?)', `%${text}%`, `${text}%`);
  }
  if (from !== undefined) add('i.created_at >= ?', startOfDay(from));
  if (to !== undefined) add('i.created_at < ?', startOfDay(to, 1));
  if (q !== undefined && q !== '') {
    const like = `%${q.replace(/[%_\\]/g, '')}%`;
    add('(i.serial_number like ? or i.item_name like ? or i.applicant_name like ?)', like, like, like);
  }
  return { where, values };
}

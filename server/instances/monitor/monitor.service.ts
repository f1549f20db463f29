import { Injectable } from '@nestjs/common';
import { awaitedBy, incidents, processVariables, type InstanceState } from '@xiaowu/engine';
import type { CaseDetail } from '../../contract/administration.js';
import type { MonitorQuery, MonitorRow } from '../../contract/instances.js';
import type { Page } from '../../contract/list.js';
import { Database, type SqlValue } from '../../database/database.js';
import { likePattern } from '../../database/like-pattern.js';
import { fromSqlTime } from '../../database/sql-time.js';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import { ofAdministeredItems } from '../../http/administered-items.js';
import { DefinitionsService } from '../../definitions/definitions.service.js';
import type { Administers } from '../../http/administers.js';
import { ApiFailure } from '../../http/api-error.js';
import { caseMessages } from '../../locales/zh-CN/cases.js';
import { incidentSentence } from '../../locales/zh-CN/incidents.js';
import type { InstanceRow } from '../case-rows.js';
import { isApplicantStep, stepName } from '../events-to-rows/saved-step.js';
import { holdersOf } from '../limits/holders.js';
import { readInstance } from '../load.js';
import { openTasks } from '../records.js';
import { relatedCases, relatedRows } from '../related-cases.js';
import { tokenPlaces } from './token-places.js';

/** A case seldom calls more. */
const mostRelated = 200;

/** 运行监控: the cases of a definition and where they stand. */
@Injectable()
export class MonitorService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
  ) {}

  async list(query: MonitorQuery, administers: Administers): Promise<Page<MonitorRow>> {
    const { item, version, status, element, q, after, limit } = query;
    const theirs = ofAdministeredItems(administers, 'item_key');
    const conditions = ['serial_number is not null', theirs.sql];
    const values: SqlValue[] = [...theirs.values];
    const add = (condition: string, value: string | number | undefined, times = 1) => {
      if (value === undefined || value === '') return;
      conditions.push(condition);
      values.push(...Array.from({ length: times }, () => value));
    };
    add('item_key = ?', item);
    add('definition_version = ?', version);
    add('status = ?', status);
    const standsAt = (table: string, more: string) =>
      `exists (select 1 from ${table} x where x.instance_id = instance.id and x.element_id = ?${more})`;
    const open = " and x.status in ('offered', 'assigned', 'waiting')";
    add(`(${standsAt('task', open)} or ${standsAt('incident', '')})`, element, 2);
    const pattern = q && likePattern(q);
    add(
      "(serial_number like ? escape '!' or applicant_name like ? escape '!' or applicant_number like ? escape '!')",
      pattern,
      3,
    );
    const counted = [...values];
    const where = conditions.join(' and ');
    add('serial_number < ?', after);
    const [rows, totals] = await Promise.all([
      this.database.query<InstanceRow>(
        `select * from instance where ${conditions.join(' and ')} order by serial_number desc limit ${limit + 1}`,
        values,
      ),
      this.database.query<{ total: number }>(
        `select count(*) as total from (select 1 as one from instance where ${where} limit 1000) counted`,
        counted,
      ),
    ]);
    const page = rows.slice(0, limit);
    return {
      rows: page.map(monitorRow),
      total: Number(totals[0]?.total ?? 0),
      next: rows.length > limit ? (page.at(-1)?.serial_number ?? null) : null,
    };
  }

  /** A case as who repairs it needs it. */
  async detail(id: string): Promise<CaseDetail> {
    const row = await readInstance(this.database, id);
    if (!row || row.status === 'draft')
      throw new ApiFailure(404, 'application.notFound', caseMessages.applicationNotFound);
    const definition = await this.definitions.ofCase(row);
    const state = JSON.parse(row.state ?? '{}') as InstanceState;
    const related = await relatedRows(this.database, row, mostRelated);
    return {
      ...monitorRow(row),
      tokens: tokensOf(definition, state),
      tasks: await this.tasksOf(definition, id),
      jobs: state.jobs.map((job) => ({
        id: job.id,
        kind: job.kind,
        elementId: job.elementId,
        name: awaitedBy(definition.process, job)?.name ?? null,
        dueAt: job.dueAt ?? null,
      })),
      variables: processVariables(state),
      ...relatedCases(row, related),
    };
  }

  private async tasksOf(definition: CompiledDefinition, id: string): Promise<CaseDetail['tasks']> {
    const open = await openTasks(this.database, id);
    return Promise.all(
      open.map(async (task) => ({
        id: task.id,
        elementId: task.elementId,
        stepName: task.stepName,
        status: task.isWaiting ? ('waiting' as const) : task.person ? ('assigned' as const) : ('offered' as const),
        people: task.person ? [task.person] : (await holdersOf(this.database, { id: task.id, assignee: null })).people,
        since: task.since,
        isAssignable: !isApplicantStep(definition, task.elementId),
      })),
    );
  }
}

function tokensOf(definition: CompiledDefinition, state: InstanceState): CaseDetail['tokens'] {
  return tokenPlaces(state).map((token) => ({ ...token, stepName: stepName(definition, token.elementId) }));
}

function monitorRow(row: InstanceRow): MonitorRow {
  const state = row.state === null ? null : (JSON.parse(row.state) as InstanceState);
  return {
    id: row.id,
    itemKey: row.item_key,
    itemName: row.item_name,
    version: row.definition_version,
    serialNumber: row.serial_number,
    applicant: { id: row.applicant_id, name: row.applicant_name, number: row.applicant_number },
    status: row.status,
    currentSteps: JSON.parse(row.current_steps) as string[],
    updatedAt: fromSqlTime(row.updated_at),
    incidents: (state === null ? [] : incidents(state)).map((incident) => ({
      id: incident.id,
      elementId: incident.elementId,
      code: incident.code,
      message: incidentSentence(incident.code, incident.data),
    })),
  };
}

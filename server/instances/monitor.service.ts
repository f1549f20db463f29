import { Injectable } from '@nestjs/common';
import { incidents, processVariables, type InstanceState } from '@xiaowu/engine';
import type { CaseDetail } from '../contract/administration.js';
import type { MonitorQuery, MonitorRow } from '../contract/instances.js';
import type { Page } from '../contract/list.js';
import { Database, type SqlValue } from '../database/database.js';
import { fromSqlTime } from '../database/sql-time.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages, incidentSentence } from '../locales/zh-CN/cases.js';
import type { InstanceRow } from './case-rows.js';
import { stepName } from './events-to-rows/saved-step.js';
import { readInstance } from './load.js';

/** 运行监控: the cases of a definition and where they stand. */
@Injectable()
export class MonitorService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
  ) {}

  async list({ item, status, after, limit }: MonitorQuery): Promise<Page<MonitorRow>> {
    const conditions = ['serial_number is not null'];
    const values: SqlValue[] = [];
    const add = (condition: string, value: string | undefined) => {
      if (value === undefined) return;
      conditions.push(condition);
      values.push(value);
    };
    add('item_key = ?', item);
    add('status = ?', status);
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
    const definition = await this.definitions.compiled(row.item_key, row.definition_version);
    const state = JSON.parse(row.state ?? '{}') as InstanceState;
    const related = await this.database.query<InstanceRow>(
      'select * from instance where id = ? or parent_id = ? order by id limit 200',
      [row.parent_id ?? '', id],
    );
    return {
      ...monitorRow(row),
      tokens: tokensOf(definition, state),
      jobs: state.jobs.map(({ kind, elementId, dueAt }) => ({ kind, elementId, dueAt: dueAt ?? null })),
      variables: processVariables(state),
      parent: related.filter((one) => one.id === row.parent_id).map(relatedCase)[0] ?? null,
      children: related.filter((one) => one.parent_id === id).map(relatedCase),
    };
  }
}

const relatedCase = ({ id, item_name, serial_number, status }: InstanceRow): CaseDetail['children'][number] => ({
  id,
  itemName: item_name,
  serialNumber: serial_number,
  status,
});

/** Where the tokens are: activities that nothing runs inside of, joins, and places that are stuck. */
function tokensOf(definition: CompiledDefinition, { scopes, tokens, incidents: stuck }: InstanceState) {
  const parents = new Set(scopes.map(({ parentId }) => parentId));
  const stuckScopes = new Set(stuck.map(({ scopeId }) => scopeId));
  const places = [
    ...scopes
      .filter(({ id, parentId }) => parentId !== null && !parents.has(id) && !stuckScopes.has(id))
      .map(({ id, elementId }) => ({ place: { activityId: id }, elementId })),
    ...tokens.map(({ id, elementId }) => ({ place: { tokenId: id }, elementId })),
    ...stuck.map(({ id, elementId }) => ({ place: { incidentId: id }, elementId })),
  ];
  return places.map(({ place, elementId }) => ({ place, elementId, stepName: stepName(definition, elementId) }));
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

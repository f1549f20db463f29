import { Injectable } from '@nestjs/common';
import { incidents, type InstanceState } from '@xiaowu/engine';
import type { MonitorQuery, MonitorRow } from '../contract/instances.js';
import type { Page } from '../contract/list.js';
import { Database, type SqlValue, type Transaction } from '../database/database.js';
import { fromSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages, incidentSentence } from '../locales/zh-CN/cases.js';
import type { Actor, InstanceRow } from './case-rows.js';
import { InstancesService } from './instances.service.js';

/** 运行监控, so far: the cases of a definition and their incidents. */
@Injectable()
export class MonitorService {
  constructor(
    private readonly database: Database,
    private readonly instances: InstancesService,
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

  async retry(
    tx: Transaction,
    instanceId: string,
    incidentId: string,
    actor: Actor,
    at: string,
  ): Promise<{ status: string }> {
    const found = await this.instances.lock(tx, { instanceId });
    if (!found?.loaded.state) throw new ApiFailure(404, 'application.notFound', caseMessages.applicationNotFound);
    const { status } = await this.instances.execute(
      tx,
      found.loaded,
      { type: 'retryIncident', at, by: actor.id, incidentId },
      { at, actor },
    );
    return { status };
  }
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

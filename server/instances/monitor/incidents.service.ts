import { Injectable } from '@nestjs/common';
import type { IncidentRow, IncidentsQuery } from '../../contract/administration.js';
import type { Page } from '../../contract/list.js';
import { Database } from '../../database/database.js';
import { fromSqlTime } from '../../database/sql-time.js';
import { administersItem } from '../../http/administered-items.js';
import { DefinitionsService } from '../../definitions/definitions.service.js';
import type { Administers } from '../../http/administers.js';
import { ApiFailure } from '../../http/api-error.js';
import { caseMessages } from '../../locales/zh-CN/cases.js';
import { incidentSentence } from '../../locales/zh-CN/incidents.js';
import { definitionMessages } from '../../locales/zh-CN/definitions.js';
import { CaseAdministrationService } from './case-administration.service.js';
import type { Actor } from '../case-rows.js';
import { incidentsQueries } from './incidents-query.js';
import { stepName } from '../events-to-rows/saved-step.js';

interface Row {
  id: string;
  instance_id: string;
  engine_incident_id: string;
  item_key: string;
  item_name: string;
  serial_number: string | null;
  definition_version: number;
  element_id: string;
  code: string;
  data: string;
  created_at: string;
}

/** Where cases cannot go on now. */
@Injectable()
export class IncidentsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly administration: CaseAdministrationService,
  ) {}

  async list(query: IncidentsQuery, administers: Administers): Promise<Page<IncidentRow>> {
    const { limit } = query;
    const { page, count } = incidentsQueries(query, administers);
    const [rows, [counted]] = await Promise.all([
      this.database.query<Row>(page.sql, page.values),
      this.database.query<{ total: number }>(count.sql, count.values),
    ]);
    const shown = rows.slice(0, limit);
    return {
      rows: await Promise.all(shown.map((row) => this.view(row))),
      total: Number(counted?.total ?? 0),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  /** Tries again where it stands, each in a transaction of its own; a sentence for those that did not work. */
  async retry(
    ids: readonly string[],
    actor: Actor,
    administers: Administers,
  ): Promise<{ id: string; message: string | null }[]> {
    const results: { id: string; message: string | null }[] = [];
    for (const id of new Set(ids)) {
      const message = await this.retryOne(id, actor, administers).then(
        () => null,
        (error: unknown) => {
          if (error instanceof ApiFailure) return error.message;
          throw error;
        },
      );
      results.push({ id, message });
    }
    return results;
  }

  private async retryOne(id: string, actor: Actor, administers: Administers): Promise<void> {
    const [row] = await this.database.query<Row>('select * from incident where id = ?', [id]);
    if (!row) throw new ApiFailure(409, 'incident.notOpen', caseMessages.incidentNotOpen);
    if (!(await administersItem(this.database, administers, row.item_key)))
      throw new ApiFailure(403, 'permission.otherDepartment', definitionMessages.otherDepartment);
    const act = { type: 'retryIncident', incidentId: row.engine_incident_id } as const;
    await this.database.transaction((tx) => this.administration.act(tx, row.instance_id, act, actor));
  }

  private async view(row: Row): Promise<IncidentRow> {
    const definition = await this.definitions.compiled(row.item_key, row.definition_version);
    return {
      id: row.id,
      instanceId: row.instance_id,
      incidentId: row.engine_incident_id,
      itemKey: row.item_key,
      itemName: row.item_name,
      serialNumber: row.serial_number,
      elementId: row.element_id,
      stepName: stepName(definition, row.element_id),
      code: row.code,
      message: incidentSentence(row.code, JSON.parse(row.data) as Record<string, unknown>),
      createdAt: fromSqlTime(row.created_at),
    };
  }
}

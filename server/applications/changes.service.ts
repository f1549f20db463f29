import { Injectable } from '@nestjs/common';
import type { TextContext } from '../contract/field-text.js';
import type { FormChange, FormChangeList } from '../contract/form-changes.js';
import { Database } from '../database/database.js';
import { fromSqlTime } from '../database/sql-time.js';
import { labelsOf } from '../forms/labels.js';
import { referencesIn } from '../forms/references.js';
import { schoolTimeZone } from '../instances/time-zone.js';
import { printWords } from '../locales/zh-CN/printing.js';
import { ApplicationsService, type Reading } from './applications.service.js';
import { changedFields, type Changes } from './changed-fields.js';

interface ChangeRow {
  id: string;
  element_id: string | null;
  step_name: string | null;
  person_id: string;
  person_name: string;
  person_number: string;
  at: string;
  changes: string;
}

/** 字段留痕 of a case. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsService,
  ) {}

  /** 404 for whoever may not see the case. */
  async list(id: string, reading: Reading): Promise<FormChangeList> {
    const { row, definition, rights } = await this.applications.readableForm(id, reading);
    // what was filled in first is the form itself, not a change of it
    const found = await this.database.query<ChangeRow>(
      `select c.id, c.element_id, t.step_name, c.person_id, p.name as person_name, p.number as person_number, c.at, c.changes
       from form_change c join person p on p.id = c.person_id left join task t on t.id = c.task_id
       where c.instance_id = ? and c.at > ? order by c.id desc limit 500`,
      [id, row.submitted_at ?? row.created_at],
    );
    const changes = found.map(({ changes: json }) => JSON.parse(json) as Changes);
    const { form, process } = definition;
    const context = await this.textContext(form, changes);
    const rows = found.map((line, i): FormChange => ({
      id: line.id,
      stepName: line.step_name ?? process.nodes[line.element_id ?? '']?.name ?? '',
      person: { id: line.person_id, name: line.person_name, number: line.person_number },
      at: fromSqlTime(line.at),
      fields: changedFields(form, changes[i] ?? {}, rights, context),
    }));
    return { rows: rows.filter(({ fields }) => fields.length > 0) };
  }

  private async textContext(
    form: Parameters<typeof referencesIn>[0],
    changes: readonly Changes[],
  ): Promise<TextContext> {
    const documents = changes.flatMap((change) =>
      (['from', 'to'] as const).map((side) =>
        Object.fromEntries(Object.entries(change).map(([key, values]) => [key, values[side]])),
      ),
    );
    const references = documents.flatMap((data) => referencesIn(form, data));
    const { people, departments, files } = await labelsOf(this.database, references);
    return {
      labels: { person: (id) => people[id], department: (id) => departments[id], file: (id) => files[id] },
      timeZone: schoolTimeZone(),
      yuan: printWords.yuan,
      until: printWords.until,
    };
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FormData } from '../contract/forms.js';
import type { Database, Reader, Transaction } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { toSqlTime } from '../database/sql-time.js';
import { upsert } from '../database/upsert.js';
import type { Actor, InstanceRow } from './case-rows.js';
import { insertRows } from '../database/insert-rows.js';

/** A case before its first submission: a row that the engine does not know yet. */
@Injectable()
export class DraftsService {
  create(
    tx: Transaction,
    item: { key: string; name: string; version: number },
    applicant: Actor & { departmentId: string | null },
    data: FormData,
    at: string,
    parent: { readonly id: string; readonly jobId: string | null } | null = null,
  ): InstanceRow {
    const row: InstanceRow = {
      id: newId(),
      serial_number: null,
      item_key: item.key,
      item_name: item.name,
      definition_version: item.version,
      applicant_id: applicant.id,
      applicant_name: applicant.name,
      applicant_number: applicant.number,
      department_id: applicant.departmentId,
      status: 'draft',
      current_steps: '[]',
      is_returned: 0,
      state: null,
      revision: 0,
      data: JSON.stringify(data),
      trail: JSON.stringify({ flows: [], done: {} }),
      open_tasks: null,
      log_sequence: 0,
      log_hash: '',
      created_at: toSqlTime(at),
      submitted_at: null,
      updated_at: toSqlTime(at),
      ended_at: null,
      urged_at: null,
      parent_id: parent?.id ?? null,
      parent_job_id: parent?.jobId ?? null,
    };
    const { sql, values } = insertRows('instance', [{ ...row }]);
    tx.enqueue(sql, values);
    return row;
  }

  save(tx: Transaction, id: string, version: number, data: FormData, at: string): void {
    tx.enqueue(
      "update instance set data = ?, definition_version = ?, updated_at = ? where id = ? and status = 'draft'",
      [JSON.stringify(data), version, toSqlTime(at), id],
    );
  }

  delete(tx: Transaction, id: string): void {
    tx.enqueue("delete from instance where id = ? and status = 'draft'", [id]);
  }

  /** 存稿 at a step: kept for whoever wrote it, not yet part of the form. */
  saveTask(tx: Transaction, taskId: string, personId: string, data: FormData): TaskDraft {
    const draft = JSON.stringify(data);
    const { sql, values } = insertRows('task_draft', [{ task_id: taskId, person_id: personId, data: draft }]);
    tx.enqueue(sql + upsert(tx.dialect, ['task_id', 'person_id'], 'data = new.data'), values);
    return { data, version: versionOf(draft) };
  }

  /** What this person has kept at a task; null when that is nothing. */
  async ofTask(reader: Reader, taskId: string, personId: string): Promise<TaskDraft | null> {
    const [row] = await reader.query<{ data: string }>(
      'select data from task_draft where task_id = ? and person_id = ?',
      [taskId, personId],
    );
    return row === undefined ? null : { data: JSON.parse(row.data) as FormData, version: versionOf(row.data) };
  }
}

/** What 存稿 keeps at a step; `version` names it by what stands in it. */
export interface TaskDraft {
  readonly data: FormData;
  readonly version: string;
}

const versionOf = (draft: string) => createHash('sha256').update(draft).digest('base64url');

/** Forgets what was kept at tasks that are over: they are not written at, so it is no part of any command. */
export async function forgetEndedDrafts(database: Database): Promise<void> {
  const isOver = "select 1 from task t where t.id = task_draft.task_id and t.status in ('completed', 'canceled')";
  await database.transaction((tx) => tx.execute(`delete from task_draft where exists (${isOver})`));
}

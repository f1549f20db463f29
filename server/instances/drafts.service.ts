import { Injectable } from '@nestjs/common';
import type { FormData } from '../contract/forms.js';
import type { Transaction } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { toSqlTime } from '../database/sql-time.js';
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

  /** 存稿 at a step: kept with the task, not yet part of the form. */
  saveTask(tx: Transaction, taskId: string, data: FormData): void {
    tx.enqueue('update task set draft = ? where id = ?', [JSON.stringify(data), taskId]);
  }
}

import { Injectable } from '@nestjs/common';
import type { ActResult, SavedTaskDraft, SaveTaskDraftRequest } from '../contract/tasks.js';
import type { Transaction } from '../database/database.js';
import { FormsService } from '../forms/forms.service.js';
import { ApiFailure } from '../http/api-error.js';
import { CopiesService } from '../instances/copies.service.js';
import { DraftsService } from '../instances/drafts.service.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { chosenPeople } from '../instances/chosen-people.js';
import { TaskActsService, type Handler } from './task-acts.service.js';
import { partRights } from './task-part.js';

/** What a handler does beside deciding: 知会 and 存稿. The case stays where it is. */
@Injectable()
export class TaskNotesService {
  constructor(
    private readonly acts: TaskActsService,
    private readonly forms: FormsService,
    private readonly copies: CopiesService,
    private readonly drafts: DraftsService,
  ) {}

  async copy(tx: Transaction, taskId: string, by: Handler, people: readonly string[]): Promise<ActResult> {
    const { loaded } = await this.acts.hold(tx, taskId, by, 'copy', null);
    const targets = await chosenPeople(tx, people, 'people');
    const actor = { id: by.id, name: by.name, number: by.number };
    await this.copies.send(tx, loaded, actor, targets, new Date().toISOString());
    return stays(loaded.row, taskId);
  }

  /** Only what the step may write is kept; nothing is required yet. */
  async save(
    tx: Transaction,
    taskId: string,
    by: Handler,
    { data, basedOn }: SaveTaskDraftRequest,
  ): Promise<SavedTaskDraft> {
    const { loaded, part } = await this.acts.hold(tx, taskId, by, 'save', null);
    if (basedOn !== undefined) {
      const kept = await this.drafts.ofTask(tx, taskId, by.id);
      if ((kept?.version ?? null) !== basedOn) throw new ApiFailure(409, 'draft.changed', caseMessages.draftChanged);
    }
    const { definition, row } = loaded;
    const rights = partRights(definition.form, part);
    const accepted = await this.forms.validateWrite(
      { definition, rights, data, complete: false, personId: by.id, applicantId: row.applicant_id },
      loaded.data,
      tx,
    );
    const kept = Object.keys(accepted.changes).map((key) => [key, accepted.data[key] ?? null] as const);
    const { version } = this.drafts.saveTask(tx, taskId, by.id, Object.fromEntries(kept));
    return { ...stays(row, taskId), draftVersion: version };
  }
}

function stays(row: { id: string; serial_number: string | null; status: string }, taskId: string): ActResult {
  return { applicationId: row.id, serialNumber: row.serial_number, status: row.status, nextTaskId: taskId };
}

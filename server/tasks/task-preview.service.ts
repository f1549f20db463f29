import { Injectable } from '@nestjs/common';
import { dryRun } from '@xiaowu/engine';
import type { Preview } from '../contract/applications.js';
import type { PreviewTaskRequest } from '../contract/tasks.js';
import { Database } from '../database/database.js';
import { FormsService } from '../forms/forms.service.js';
import type { Visitor } from '../instances/case-access.js';
import { chosenPeople } from '../instances/chosen-people.js';
import { ForeseenStepsService } from '../instances/foreseen-steps.service.js';
import { changedVariables } from '../instances/form-variables.js';
import { InlineAnswersService } from '../instances/answers/inline-answers.service.js';
import { InstancesService } from '../instances/instances.service.js';
import { schoolTimeZone } from '../instances/time-zone.js';
import { actingAs, assertHandler, notFound } from './handler-check.js';
import { partRights } from './task-part.js';

/** 检查审核人 at a step: the way from here on if this and everything after it is approved. Nothing is saved. */
@Injectable()
export class TaskPreviewService {
  constructor(
    private readonly database: Database,
    private readonly instances: InstancesService,
    private readonly answers: InlineAnswersService,
    private readonly forms: FormsService,
    private readonly foreseen: ForeseenStepsService,
  ) {}

  async preview(taskId: string, by: Visitor, { data = {}, nextApprovers = {} }: PreviewTaskRequest): Promise<Preview> {
    const { loaded, mine } = await this.database.transaction(async (tx) => {
      const found = await this.instances.lock(tx, { taskId });
      if (!found) throw notFound();
      for (const people of Object.values(nextApprovers))
        await chosenPeople(tx, people, 'nextApprovers', found.loaded.definition.item.audiences);
      const held = await assertHandler(tx, this.answers, found.loaded, by, 'complete');
      return { loaded: found.loaded, mine: held };
    });
    const { definition, row, state } = loaded;
    if (state === null) throw notFound();
    const at = new Date().toISOString();
    const write = {
      definition,
      rights: partRights(definition.form, mine.part),
      data,
      complete: false,
      limited: true,
      personId: by.id,
      applicantId: row.applicant_id,
    };
    const form = await this.forms.validateWrite(write, loaded.data);
    const variables = changedVariables(definition, form.data, form.changes);
    const { process } = definition;
    const run = await dryRun(
      process,
      { at, by: row.applicant_id, variables: {}, timeZone: schoolTimeZone() },
      async (elementId, known, earlier) => {
        const whose = { applicantId: row.applicant_id, data: { ...form.data, ...known }, earlier };
        return (await this.answers.approversOf(process, elementId, whose, this.database)).approvers;
      },
      (job) => this.answers.calculate(job, definition, form.data, at),
      {
        state,
        command: {
          type: 'completeTask',
          taskId: mine.task.engine_task_id,
          ...actingAs(mine, by.id),
          at,
          ...(variables && { variables }),
          ...(Object.keys(nextApprovers).length > 0 && { nextApprovers }),
        },
      },
    );
    return this.foreseen.named(definition, run, form.data);
  }
}

import { Injectable } from '@nestjs/common';
import type { Command } from '@xiaowu/engine';
import type { ActResult } from '../contract/tasks.js';
import type { Transaction } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import type { Actor } from '../instances/case-rows.js';
import { isApplicantStep } from '../instances/events-to-rows/saved-step.js';
import { InstancesService } from '../instances/instances.service.js';
import { actionLabels, caseMessages } from '../locales/zh-CN/cases.js';
import { notFound } from './handler-check.js';
import { allowsAction } from './step-actions.js';

/** 取回 by who has done the task, while nobody has touched what comes next. */
@Injectable()
export class TakeBackService {
  constructor(private readonly instances: InstancesService) {}

  async takeBack(tx: Transaction, taskId: string, by: Actor): Promise<ActResult> {
    const found = await this.instances.lock(tx, { taskId });
    const task = found?.loaded.task;
    if (!found || task?.assignee !== by.id || task.status !== 'completed') throw notFound();
    const { loaded } = found;
    const node = loaded.definition.process.nodes[task.element_id];
    if (
      node?.kind !== 'userTask' ||
      !allowsAction(node.approval, isApplicantStep(loaded.definition, node.id), 'takeBack')
    )
      throw new ApiFailure(403, 'action.notAllowed', caseMessages.actionNotAllowed(actionLabels.takeBack));
    const at = new Date().toISOString();
    const actor = { id: by.id, name: by.name, number: by.number };
    const command: Command = { type: 'takeBack', elementId: task.element_id, at, by: by.id };
    const { status, serialNumber, openTasks } = await this.instances.execute(tx, loaded, command, { at, actor });
    const again = openTasks.find(({ assignee, element_id }) => assignee === by.id && element_id === task.element_id);
    return { applicationId: loaded.row.id, serialNumber, status, nextTaskId: again?.id ?? null };
  }
}

import type { Preview } from '@xiaowu/server/contract/applications';
import type { FormData } from '@xiaowu/server/contract/forms';
import type { TaskDetail } from '@xiaowu/server/contract/tasks';
import { previewApplication } from '../../api/applications';
import { previewTask } from '../../api/tasks';
import { type Decision, nextApprovers } from './decision';

/** 检查审核人: the whole way at the applicant's own step, elsewhere what is still to come when this is approved. */
export function foresee(task: TaskDetail, decision: Decision, data: FormData): Promise<Preview> {
  if (task.isApplicantStep) return previewApplication(task.itemKey, data, task.applicationId);
  return previewTask(task.id, { data, ...nextApprovers(decision) });
}

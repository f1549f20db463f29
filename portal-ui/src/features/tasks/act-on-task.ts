import type { ActResult } from '@xiaowu/server/contract/tasks';
import {
  addApprovers,
  assignTask,
  completeTask,
  copyTask,
  delegateTask,
  forwardTask,
  refuseTask,
  removeApprovers,
  returnTask,
} from '../../api/tasks';
import type { DecisionRequest } from './decision';

/** Sends a decision to the route that is for it. */
export function actOnTask(id: string, request: DecisionRequest, intentKey: string): Promise<ActResult> {
  switch (request.action) {
    case 'complete':
      return completeTask(id, request.body, intentKey);
    case 'return':
      return returnTask(id, request.body, intentKey);
    case 'refuse':
      return refuseTask(id, request.body, intentKey);
    case 'addApprovers':
      return addApprovers(id, request.body, intentKey);
    case 'removeApprovers':
      return removeApprovers(id, request.body, intentKey);
    case 'delegate':
      return delegateTask(id, request.body, intentKey);
    case 'assign':
      return assignTask(id, request.body, intentKey);
    case 'forward':
      return forwardTask(id, request.body, intentKey);
    case 'copy':
      return copyTask(id, request.body, intentKey);
  }
}

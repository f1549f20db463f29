import { CommandRejected } from '@xiaowu/engine';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { ApiFailure } from '../http/api-error.js';
import { administrationMessages } from '../locales/zh-CN/administration.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { stepName } from './events-to-rows/saved-step.js';

/** The engine's no as an answer people understand; other errors stay what they are. */
export function rejection(error: unknown, definition: CompiledDefinition): unknown {
  if (!(error instanceof CommandRejected)) return error;
  const { code, data } = error;
  const step = typeof data.elementId === 'string' ? stepName(definition, data.elementId) : '';
  switch (code) {
    case 'approvers.none':
      return new ApiFailure(422, code, caseMessages.nobodyFor(step));
    case 'task.notYours':
      return new ApiFailure(403, code, caseMessages.taskNotYours);
    case 'task.waiting':
      return new ApiFailure(409, code, caseMessages.taskWaiting);
    case 'task.notOpen':
      return new ApiFailure(409, code, caseMessages.taskGone);
    case 'return.notPassed':
      return new ApiFailure(409, code, caseMessages.returnTarget);
    case 'withdraw.tooLate':
      return new ApiFailure(409, code, caseMessages.withdrawTooLate);
    case 'takeBack.tooLate':
      return new ApiFailure(409, code, caseMessages.takeBackTooLate);
    case 'task.notClaimed':
      return new ApiFailure(409, code, caseMessages.notClaimed);
    case 'approvers.notThere':
      return new ApiFailure(409, code, caseMessages.approversNotThere);
    case 'approvers.alreadyThere':
      return new ApiFailure(409, code, caseMessages.approversThere);
    case 'incident.notOpen':
      return new ApiFailure(409, code, caseMessages.incidentNotOpen);
    case 'instance.notRunning': {
      const isSuspended = data.status === 'suspended';
      return new ApiFailure(409, code, isSuspended ? administrationMessages.suspended : caseMessages.notRunning);
    }
    case 'instance.notSuspended':
      return new ApiFailure(409, code, administrationMessages.notSuspended);
    case 'migration.impossible':
      return new ApiFailure(409, code, administrationMessages.impossible);
    case 'token.notThere':
      return new ApiFailure(409, code, administrationMessages.tokenNotThere);
    case 'token.noWayIn':
      return new ApiFailure(422, code, administrationMessages.noWayIn);
    default:
      return new ApiFailure(409, code, caseMessages.stale);
  }
}

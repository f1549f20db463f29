import { isApplicantStep } from '../modeler/applicant-step';
import { flowOrder } from '../modeler/layout/flow-order';
import { type ModdleElement, textOf } from '../modeler/moddle';
import { type EditedAction, readActions } from '../properties/action-settings';
import { type ApprovalSettings, readApproval } from '../properties/people/approval-settings';
import { type EditedRule, readRules } from '../properties/people/approver-rules';
import { type EditedNotice, readNotices } from '../properties/notices/notice-settings';
import { isWeighed, readQuorums } from '../properties/people/vote-quorums';

/** A user task as the overview shows it. */
export interface Step {
  id: string;
  /** What the edits of the overview change. */
  task: ModdleElement;
  name: string;
  isApplicantStep: boolean;
  rules: EditedRule[];
  hasWeights: boolean;
  settings: ApprovalSettings;
  actions: EditedAction[];
  notices: EditedNotice[];
}

/** All user tasks in the order in which a case comes to them; `x` gives where one is drawn. */
export function readSteps(elements: readonly ModdleElement[], x: (id: string) => number): Step[] {
  return flowOrder(elements, (element) => x(textOf(element, 'id')))
    .filter(({ $type }) => $type === 'bpmn:UserTask')
    .map((task) => {
      const isFirst = isApplicantStep(task);
      const settings = readApproval(task, isFirst);
      return {
        id: textOf(task, 'id'),
        task,
        name: textOf(task, 'name'),
        isApplicantStep: isFirst,
        rules: readRules(task),
        hasWeights: settings.mode === 'vote' && isWeighed(readQuorums(task)),
        settings,
        actions: readActions(task, isFirst),
        notices: readNotices(task),
      };
    });
}

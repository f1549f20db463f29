import type {
  AddApproversRequest,
  CompleteRequest,
  CopyRequest,
  ForwardRequest,
  OfferedAction,
  RefuseRequest,
  ReturnRequest,
  TaskAction,
} from '@xiaowu/server/contract/tasks';

/** Actions that are chosen with the radio buttons; the others have buttons of their own. */
export type DecisionAction = Exclude<TaskAction, 'claim' | 'save'>;

/** What stands in the decision area. Choices survive switching between the radio buttons. */
export interface Decision {
  action: DecisionAction;
  opinion: string;
  /** 加签, 知会. */
  people: string[];
  /** 转办. */
  handler: string[];
  /** 退回到. */
  target: string;
  afterReturn: NonNullable<ReturnRequest['mode']>;
  position: AddApproversRequest['position'];
  mode: AddApproversRequest['mode'];
}

export type DecisionProblem =
  'opinionMissing' | 'opinionTooLong' | 'peopleMissing' | 'handlerMissing' | 'targetMissing';

export type DecisionRequest =
  | { action: 'complete'; body: CompleteRequest }
  | { action: 'return'; body: ReturnRequest }
  | { action: 'refuse'; body: RefuseRequest }
  | { action: 'addApprovers'; body: AddApproversRequest }
  | { action: 'forward'; body: ForwardRequest }
  | { action: 'copy'; body: CopyRequest };

export const opinionLimit = 1000;

export function decisionActions(actions: readonly OfferedAction[]): (OfferedAction & { action: DecisionAction })[] {
  return actions.filter((offered): offered is OfferedAction & { action: DecisionAction } =>
    ['complete', 'return', 'refuse', 'addApprovers', 'forward', 'copy'].includes(offered.action),
  );
}

export function newDecision(actions: readonly OfferedAction[]): Decision {
  const [first] = decisionActions(actions);
  const targets = actions.find(({ action }) => action === 'return')?.returnTargets;
  return {
    action: first?.action ?? 'complete',
    opinion: '',
    people: [],
    handler: [],
    target: targets?.[0]?.elementId ?? 'applicant',
    afterReturn: 'redo',
    position: 'before',
    mode: 'all',
  };
}

export const needsOpinion = (action: DecisionAction, opinionRequired: boolean): boolean =>
  action === 'return' || action === 'refuse' || (opinionRequired && action === 'complete');

/** Whether the case would lose something if the page were left now. */
export const isTouched = (decision: Decision): boolean =>
  decision.opinion.trim() !== '' || decision.people.length > 0 || decision.handler.length > 0;

export function decisionProblems(decision: Decision, opinionRequired: boolean): DecisionProblem[] {
  const problems: DecisionProblem[] = [];
  const { action, people, handler, target } = decision;
  const opinion = decision.opinion.trim();
  if ((action === 'addApprovers' || action === 'copy') && people.length === 0) problems.push('peopleMissing');
  if (action === 'forward' && handler.length === 0) problems.push('handlerMissing');
  if (action === 'return' && !target) problems.push('targetMissing');
  if (needsOpinion(action, opinionRequired) && opinion === '') problems.push('opinionMissing');
  if (opinion.length > opinionLimit) problems.push('opinionTooLong');
  return problems;
}

/** `data`: the fields that this step may write; only 同意 and 提交 carry them. */
export function decisionRequest(decision: Decision, data: Record<string, unknown>): DecisionRequest {
  const opinion = decision.opinion.trim();
  const { action, people, handler, target, afterReturn, position, mode } = decision;
  switch (action) {
    case 'complete':
      return { action, body: { opinion, data } };
    case 'return':
      return { action, body: { opinion, target, mode: afterReturn } };
    case 'refuse':
      return { action, body: { opinion } };
    case 'addApprovers':
      return { action, body: { opinion, people, position, mode } };
    case 'forward':
      return { action, body: { opinion, to: handler[0] ?? '' } };
    case 'copy':
      return { action, body: { people } };
  }
}

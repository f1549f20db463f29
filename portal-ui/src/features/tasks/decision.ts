import type {
  AddApproversRequest,
  AssignRequest,
  CompleteRequest,
  CopyRequest,
  DelegateRequest,
  ForwardRequest,
  OfferedAction,
  RefuseRequest,
  RemoveApproversRequest,
  ReturnRequest,
  TaskAction,
} from '@xiaowu/server/contract/tasks';

/** Actions that are chosen with the radio buttons; the others have buttons of their own. */
export type DecisionAction = Exclude<TaskAction, 'claim' | 'release' | 'takeBack' | 'save'>;

/** Uploads that go with the opinion, as the fields of a form hold them. */
export interface DecisionPapers {
  signature?: string | null;
  files?: string[];
}

/** What stands in the decision area. Choices survive switching between the radio buttons. */
export interface Decision {
  action: DecisionAction;
  opinion: string;
  papers: DecisionPapers;
  /** 加签, 知会. */
  people: string[];
  /** 减签. */
  removed: string[];
  /** 同意: who gets the next steps, by element. */
  next: Record<string, string[]>;
  /** 转办, 委派, 指派. */
  handler: string[];
  /** 退回到. */
  target: string;
  afterReturn: NonNullable<ReturnRequest['mode']>;
  position: AddApproversRequest['position'];
  mode: AddApproversRequest['mode'];
}

export type DecisionProblem =
  | 'papersIncomplete'
  | 'opinionMissing'
  | 'opinionTooLong'
  | 'peopleMissing'
  | 'removedMissing'
  | 'handlerMissing'
  | 'targetMissing';

export type DecisionRequest =
  | { action: 'complete'; body: CompleteRequest }
  | { action: 'return'; body: ReturnRequest }
  | { action: 'refuse'; body: RefuseRequest }
  | { action: 'addApprovers'; body: AddApproversRequest }
  | { action: 'removeApprovers'; body: RemoveApproversRequest }
  | { action: 'forward'; body: ForwardRequest }
  | { action: 'delegate'; body: DelegateRequest }
  | { action: 'assign'; body: AssignRequest }
  | { action: 'copy'; body: CopyRequest };

export const opinionLimit = 1000;

const decided: ReadonlySet<TaskAction> = new Set<DecisionAction>([
  'complete',
  'return',
  'refuse',
  'addApprovers',
  'removeApprovers',
  'forward',
  'delegate',
  'assign',
  'copy',
]);
/** It goes into the hands of one other person, for good or for an opinion. */
const handing: ReadonlySet<DecisionAction> = new Set<DecisionAction>(['forward', 'delegate', 'assign']);

export const needsHandler = (action: DecisionAction): boolean => handing.has(action);
export const needsPeople = (action: DecisionAction): boolean => action === 'addApprovers' || action === 'copy';

export function decisionActions(actions: readonly OfferedAction[]): (OfferedAction & { action: DecisionAction })[] {
  return actions.filter((offered): offered is OfferedAction & { action: DecisionAction } =>
    decided.has(offered.action),
  );
}

export function newDecision(actions: readonly OfferedAction[]): Decision {
  const [first] = decisionActions(actions);
  const back = actions.find(({ action }) => action === 'return');
  return {
    action: first?.action ?? 'complete',
    opinion: '',
    papers: {},
    people: [],
    removed: [],
    next: {},
    handler: [],
    target: back?.returnTargets?.[0]?.elementId ?? 'applicant',
    afterReturn: back?.returnMode ?? 'redo',
    position: 'before',
    mode: 'all',
  };
}

/** 知会 and 减签 say nothing. */
export const takesPapers = (action: DecisionAction): boolean => action !== 'copy' && action !== 'removeApprovers';
export const signs = (action: DecisionAction): boolean => action === 'complete' || action === 'refuse';

export const needsOpinion = (action: DecisionAction, opinionRequired: boolean): boolean =>
  action === 'return' || action === 'refuse' || (opinionRequired && action === 'complete');

/** Whether the case would lose something if the page were left now. */
export const isTouched = (decision: Decision): boolean =>
  decision.opinion.trim() !== '' ||
  Boolean(decision.papers.signature) ||
  (decision.papers.files ?? []).length > 0 ||
  [decision.people, decision.removed, decision.handler, ...Object.values(decision.next)].some(
    ({ length }) => length > 0,
  );

export function decisionProblems(decision: Decision, opinionRequired: boolean): DecisionProblem[] {
  const problems: DecisionProblem[] = [];
  const { action, people, removed, handler, target } = decision;
  const opinion = decision.opinion.trim();
  if (needsPeople(action) && people.length === 0) problems.push('peopleMissing');
  if (action === 'removeApprovers' && removed.length === 0) problems.push('removedMissing');
  if (needsHandler(action) && handler.length === 0) problems.push('handlerMissing');
  if (action === 'return' && !target) problems.push('targetMissing');
  if (needsOpinion(action, opinionRequired) && opinion === '') problems.push('opinionMissing');
  if (opinion.length > opinionLimit) problems.push('opinionTooLong');
  return problems;
}

/** Who was chosen for the next steps, as requests carry it. */
export function nextApprovers({ next }: Decision): Pick<CompleteRequest, 'nextApprovers'> {
  const chosen = Object.entries(next).filter(([, ids]) => ids.length > 0);
  return chosen.length > 0 ? { nextApprovers: Object.fromEntries(chosen) } : {};
}

/** `data`: the fields that this step may write; only 同意 and 提交 carry them. */
export function decisionRequest(decision: Decision, data: Record<string, unknown>): DecisionRequest {
  const opinion = decision.opinion.trim();
  const { action, people, removed, handler, target, afterReturn, position, mode } = decision;
  const { signature, files = [] } = decision.papers;
  const said = { opinion, ...(files.length > 0 && { files }) };
  const signed = { ...said, ...(signature && { signature }) };
  switch (action) {
    case 'complete':
      return { action, body: { ...signed, data, ...nextApprovers(decision) } };
    case 'return':
      return { action, body: { ...said, target, mode: afterReturn } };
    case 'refuse':
      return { action, body: signed };
    case 'addApprovers':
      return { action, body: { ...said, people, position, mode } };
    case 'removeApprovers':
      return { action, body: { opinion, people: removed } };
    case 'forward':
    case 'delegate':
    case 'assign':
      return { action, body: { ...said, to: handler[0] ?? '' } };
    case 'copy':
      return { action, body: { people } };
  }
}

/** Steps in other branches that a return would take away: 直送 leaves everything where it is. */
export function canceledBranches(
  targets: NonNullable<OfferedAction['returnTargets']>,
  { target, afterReturn }: Decision,
): readonly string[] {
  if (afterReturn === 'direct') return [];
  return targets.find(({ elementId }) => elementId === target)?.cancels ?? [];
}

import type { ReturnMode } from '../commands/command.js';

/** How several approvers of one step decide: 单人 single, 或签 any, 会签 all, 票签 vote, 依次 sequential. */
export type ApprovalMode = 'single' | 'any' | 'all' | 'vote' | 'sequential';

/** What is needed of the votes of 票签: a share of the people, a number of people, or a sum of their weights. */
export interface Quorum {
  readonly by: 'percent' | 'count' | 'weight';
  readonly value: number;
}

/**
 * What people can do at a step; names follow WS-HumanTask where it has one. `complete` is 提交 / 同意. At the applicant's
 * own step `withdraw`, `terminate`, `urge`, `print` and `reapply` are what the applicant can do with the case as a whole.
 */
export type TaskAction =
  | 'complete'
  | 'return'
  | 'refuse'
  | 'addApprovers'
  | 'removeApprovers'
  | 'forward'
  | 'delegate'
  | 'assign'
  | 'copy'
  | 'claim'
  | 'withdraw'
  | 'terminate'
  | 'urge'
  | 'save'
  | 'print'
  | 'reapply';

/** What people are to the school (身份). */
export type PersonKind = 'teacher' | 'student' | 'external';

/** One rule for who gets a step (`<xiaowu:approver kind=… …/>`); several rules are united. */
export interface ApproverRule {
  readonly kind:
    | 'applicant'
    | 'person' // value: person number (工号), several separated by commas
    | 'role' // value: role key
    | 'post' // value: post name; department: code, or 'applicant' for the applicant's own
    | 'departmentHead' // department: code, or 'applicant' (default); levels: how many above
    | 'field' // value: key of a person field of the form
    | 'previous' // chosen by the approver before
    | 'expression' // value: FEEL giving person numbers
    | 'query'; // everybody of the organization who meets all conditions given: department, post, role, personKind
  readonly value?: string;
  readonly department?: string;
  /** In place of `department`: the variable (field of the form, item of a multi-instance) with their id or ids. */
  readonly departmentField?: string;
  readonly levels?: number;
  /** Of a query: also the people of the departments below. */
  readonly includesSubdepartments?: boolean;
  /** Of a query: name of a post, key of a role. */
  readonly post?: string;
  readonly role?: string;
  readonly personKind?: PersonKind;
  /** What a vote of these people counts where votes are weighed; absent = 1. */
  readonly weight?: number;
}

/** A button of a step. After `compile` every action has an entry, with its default where the file says nothing. */
export interface ActionSetting {
  readonly action: TaskAction;
  readonly enabled: boolean;
  /** Own caption, else null. */
  readonly label: string | null;
}

export type FieldRightKind = 'hidden' | 'read' | 'write' | 'required';

/** Right on one form field (`amount`) or column of a detail table (`goods.name`). */
export interface FieldRight {
  readonly field: string;
  readonly right: FieldRightKind;
}

/** Somebody who is told of a step (`<xiaowu:notice on=… to=… …/>`); the shell knows the channels and fills in the text. */
export interface NoticeRule {
  /** A task of the step was made, somebody approved or returned one, a reminder went out, or its time is over. */
  readonly on: 'arrival' | 'completion' | 'return' | 'reminder' | 'overdue';
  /**
   * `handlers` are told on arrival and reminded anyway: here in other words, by other channels, or with `enabled` false
   * not at all.
   */
  readonly to: 'handlers' | 'applicant' | 'role' | 'person';
  /** Role key, or person numbers separated by commas; null for the others. */
  readonly value: string | null;
  /** Own words, with `{{names}}`; null = the usual ones. */
  readonly text: string | null;
  /** Names of the shell's channels; absent = its usual ones. */
  readonly channels?: readonly string[];
  readonly enabled: boolean;
}

/** 流程配置 of a user task, from its `xiaowu:` extension elements. Missing parts carry their defaults. */
export interface Approval {
  readonly mode: ApprovalMode;
  /** Share of approvals that passes a vote, 0 < n ≤ 100 (percent); used by mode `vote`. */
  readonly passPercent: number;
  /** What passes a vote instead of a share, else absent. */
  readonly passQuorum?: Quorum;
  /** Refusals that end a vote at once, before passing is out of reach; else absent. */
  readonly refuseQuorum?: Quorum;
  readonly approvers: readonly ApproverRule[];
  /** Nobody found: pass, hold for the administrator (incident), a stand-in (person number), or reject the command. */
  readonly whenEmpty: 'pass' | 'hold' | 'standIn' | 'reject';
  readonly standIn: string | null;
  /** The approver is the applicant: keep, skip, or ask the applicant's head instead (the shell resolves it). */
  readonly whenOwn: 'keep' | 'skip' | 'head';
  /** Not the applicant, whom the rules name or who stands in: nobody left counts as nobody found (the shell leaves out). */
  readonly excludesApplicant: boolean;
  /** The same of who has approved another step of this case (`earlierApprovers`). */
  readonly excludesEarlierApprovers: boolean;
  /** Same person approved the step just before: ask again, or take it as approved. */
  readonly whenRepeated: 'keep' | 'skip';
  readonly actions: readonly ActionSetting[];
  readonly returnMode: ReturnMode;
  readonly fieldRights: readonly FieldRight[];
  /** Absent = as usual: the handlers on arrival. */
  readonly notices?: readonly NoticeRule[];
  /** Right of fields that `fieldRights` does not name. */
  readonly defaultRight: FieldRightKind;
  readonly opinionRequired: boolean;
  /** Whoever agrees or refuses signs by hand; the shell asks for it and keeps it. */
  readonly signatureRequired: boolean;
  /** How the times of the step are measured: as clocks go, or in working time of the school's calendar. */
  readonly timeMeasure: 'calendar' | 'working';
  /** Time that people have for the step: ISO 8601 duration after a task was created, null = no limit. */
  readonly dueAfter: string | null;
  /** First reminder to whoever holds the task: ISO 8601 duration after it was created, null = none. */
  readonly remindAfter: string | null;
  /** First reminder before the limit: ISO 8601 duration, null = none. */
  readonly remindBefore: string | null;
  /** How long after each reminder comes the next, before the limit and after it: ISO 8601 duration, null = no more. */
  readonly remindEvery: string | null;
  /** Reminders of one task in all. */
  readonly remindAtMost: number;
  /**
   * The limit is over and the task still open: nothing, to 督办 (escalate), 同意 or 退回 to the applicant by the system,
   * or over to the head of whoever has it. What cannot be done escalates.
   */
  readonly whenOverdue: 'escalate' | 'nothing' | 'pass' | 'return' | 'head';
  /** Who gets the case into 督办: heads of the item's department, of the handler's, or the people of `supervisors`. */
  readonly escalateTo: 'itemHead' | 'handlerHead' | 'person';
  /** Person numbers (工号), separated by commas. */
  readonly supervisors: string | null;
  /** Name of the form that the step shows, for shells that have several; null = the form of the item. */
  readonly formKey: string | null;
}

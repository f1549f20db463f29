import {
  evaluate,
  parseExpression,
  type Approval,
  type Approver,
  type ApproverRule,
  type ApproversResult,
  type Variables,
} from '@xiaowu/engine';
import type { FormData } from '../../contract/forms.js';
import type { Reader } from '../../database/database.js';
import type { OrganizationService } from '../../organization/organization.service.js';

/** Whose case it is, for rules that depend on it. */
export interface ApproverContext {
  readonly applicantId: string;
  readonly data: FormData;
  /** UTC ISO: the clock of expressions. */
  readonly at: string;
  /** Person ids that the approver before chose. */
  readonly chosen?: readonly string[];
  /** Person ids of who has approved other steps of the case, for steps that exclude them. */
  readonly earlier: readonly string[];
}

/** The settings of a step that decide who gets it. */
export type AskedApproval = Pick<
  Approval,
  'mode' | 'approvers' | 'whenOwn' | 'whenEmpty' | 'standIn' | 'excludesApplicant' | 'excludesEarlierApprovers'
>;

/** How far up the heads are asked when the applicant is one of them. */
const maxLevels = 5;

/**
 * Who gets a step: the people of its rules, together. A role of a step for one person is offered as a group, so that
 * its members of tomorrow see it too, unless the step excludes people. Also decides what is the server's to decide:
 * exclusions, `whenOwn` head, `whenEmpty` standIn.
 */
export async function resolveApprovers(
  organization: OrganizationService,
  reader: Reader,
  { approval }: { readonly approval: AskedApproval },
  context: ApproverContext,
): Promise<ApproversResult> {
  const ask = (rule: ApproverRule) => organization.resolveRule(evaluated(rule, context), context, reader);
  const excluded = excludedPeople(approval, context);
  const people = new Map<string, number | undefined>();
  const groups = new Set<string>();
  const add = (id: string, weight?: number) => people.has(id) || people.set(id, weight);
  for (const rule of approval.approvers) {
    const found = rule.kind === 'previous' ? (context.chosen ?? []) : await ask(rule);
    const isOffered = approval.mode === 'single' && approval.whenOwn === 'keep' && !excludes(approval);
    const isGroup = rule.kind === 'role' && isOffered && found.length > 1;
    if (isGroup) groups.add(`role:${rule.value ?? ''}`);
    else found.forEach((id) => add(id, rule.weight));
  }
  let replaced: ApproversResult['replaced'];
  if (approval.whenOwn === 'head' && people.delete(context.applicantId)) {
    for (let levels = 1, heads: string[] = []; heads.length === 0 && levels <= maxLevels; levels++) {
      heads = (await ask({ kind: 'departmentHead', department: 'applicant', levels })).filter(
        (id) => id !== context.applicantId && !excluded.has(id),
      );
      heads.forEach((id) => add(id));
      if (heads.length > 0) replaced = 'own';
    }
  }
  excluded.forEach((id) => people.delete(id));
  if (people.size + groups.size === 0 && approval.whenEmpty === 'standIn' && approval.standIn !== null) {
    const standIns = (await ask({ kind: 'person', value: approval.standIn })).filter((id) => !excluded.has(id));
    standIns.forEach((id) => add(id));
    if (standIns.length > 0) replaced = 'empty';
  }
  const named = [...people].map(([user, weight]) => ({ user, ...(weight !== undefined && { weight }) }));
  const approvers: Approver[] = [...named, ...[...groups].map((group) => ({ group }))];
  return { approvers, ...(replaced !== undefined && { replaced }) };
}

const excludes = ({ excludesApplicant, excludesEarlierApprovers }: Exclusions) =>
  excludesApplicant || excludesEarlierApprovers;

type Exclusions = Pick<Approval, 'excludesApplicant' | 'excludesEarlierApprovers'>;

/** Who may not get a step, whoever names them: a rule, somebody who chose, 转办. */
export function excludedPeople(
  { excludesApplicant, excludesEarlierApprovers }: Exclusions,
  { applicantId, earlier }: Pick<ApproverContext, 'applicantId' | 'earlier'>,
): ReadonlySet<string> {
  return new Set([...(excludesApplicant ? [applicantId] : []), ...(excludesEarlierApprovers ? earlier : [])]);
}

/** FEEL that gives person numbers becomes a rule of these people. */
function evaluated(rule: ApproverRule, { data, at }: ApproverContext): ApproverRule {
  if (rule.kind !== 'expression') return rule;
  const { expression, problem } = parseExpression(rule.value ?? '');
  const value = problem === null ? evaluate(expression, data as Variables, at).value : null;
  const numbers = [value].flat().filter((number): number is string => typeof number === 'string');
  return { kind: 'person', value: numbers.join(',') };
}

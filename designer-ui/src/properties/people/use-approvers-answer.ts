import type { ApproversAnswer } from '@xiaowu/server/contract/approvers';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { watchDebounced } from '@vueuse/core';
import { type Ref, shallowRef } from 'vue';
import { approversFor } from '../../api/approvers';
import type { ApprovalSettings } from './approval-settings';
import type { EditedRule } from './approver-rules';

/** What is asked: the settings of a step, and whose case it would be. Null = nothing to ask. */
export interface ApproversAsked {
  readonly rules: readonly EditedRule[];
  readonly settings: ApprovalSettings;
  readonly applicantId: string;
}

const quietMs = 300;

/** People that only the filled-in form names cannot be told beforehand. */
export const isByForm = (rules: readonly EditedRule[]): boolean =>
  rules.some(
    ({ kind, departmentField }) => departmentField !== '' || ['field', 'previous', 'expression'].includes(kind),
  );

/** Asks the server who a step with these settings would go to. */
export function askApprovers({ rules, settings, applicantId }: ApproversAsked): Promise<ApproversAnswer> {
  const { mode, whenEmpty, standIn, whenOwn, excludesApplicant, excludesEarlierApprovers } = settings;
  const approvers = rules.map(({ weight: _, personKind, kind, levels, ...rest }) => {
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
    return { kind, levels, ...given, ...(personKind && { personKind }) };
  });
  const approval = { mode, approvers, whenEmpty, standIn, whenOwn, excludesApplicant, excludesEarlierApprovers };
  return approversFor({ approval, applicantId, data: {}, earlier: [] });
}

/** Who a step would go to now, asked anew when it changes; only the answer to the newest question counts. */
export function useApproversAnswer(asked: Ref<ApproversAsked | null>) {
  const answer = shallowRef<ApproversAnswer | null>(null);
  const failure = shallowRef<string | null>(null);
  let turn = 0;

  async function ask(question: ApproversAsked | null): Promise<void> {
    const mine = ++turn;
    failure.value = null;
    if (question === null) {
      answer.value = null;
      return;
    }
    try {
      const found = await askApprovers(question);
      if (mine === turn) answer.value = found;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (mine !== turn) return;
      answer.value = null;
      failure.value = error.message;
    }
  }
  watchDebounced(asked, (question) => void ask(question), { debounce: quietMs, immediate: true, deep: true });
  return { answer, failure };
}

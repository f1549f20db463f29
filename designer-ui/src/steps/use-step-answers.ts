import { watchDebounced } from '@vueuse/core';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { shallowRef } from 'vue';
import { askApprovers, isByForm } from '../properties/people/use-approvers-answer';
import type { Step } from './read-steps';

/** Who a step would go to. */
export type StepAnswer =
  | { kind: 'people'; people: readonly { id: string; name: string; number: string; isActive: boolean }[] }
  /** Only the filled-in form tells. */
  | { kind: 'byForm' }
  | { kind: 'nobody' }
  | { kind: 'failed'; message: string };

const quietMs = 400;

/** For one applicant who each step would go to, by step; what was not changed is not asked again. */
export function useStepAnswers(steps: () => readonly Step[], applicantId: () => string | null) {
  const answers = shallowRef<ReadonlyMap<string, StepAnswer>>(new Map());
  const known = new Map<string, Promise<StepAnswer>>();
  let turn = 0;

  function answerFor(step: Step, id: string): Promise<StepAnswer> {
    const { rules, settings } = step;
    const { mode, whenEmpty, standIn, whenOwn, excludesApplicant } = settings;
    const question = JSON.stringify([id, rules, mode, whenEmpty, standIn, whenOwn, excludesApplicant]);
    const before = known.get(question);
    if (before) return before;
    const asked = ask(step, id);
    known.set(question, asked);
    void asked.then(({ kind }) => kind === 'failed' && known.delete(question));
    return asked;
  }
  async function askAll(id: string | null): Promise<void> {
    const mine = ++turn;
    if (id === null) {
      answers.value = new Map();
      return;
    }
    const asked = steps().filter(({ rules, isApplicantStep }) => rules.length > 0 && !isApplicantStep);
    const found = await Promise.all(asked.map(async (step) => [step.id, await answerFor(step, id)] as const));
    if (mine === turn) answers.value = new Map(found);
  }
  watchDebounced([steps, applicantId], () => void askAll(applicantId()), { debounce: quietMs, immediate: true });
  return answers;
}

async function ask({ rules, settings }: Step, applicantId: string): Promise<StepAnswer> {
  try {
    const { people } = await askApprovers({ rules, settings, applicantId });
    if (people.length > 0) return { kind: 'people', people };
    return { kind: isByForm(rules) ? 'byForm' : 'nobody' };
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return { kind: 'failed', message: error.message };
  }
}

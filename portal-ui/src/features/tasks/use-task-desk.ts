import type { ActResult, OfferedAction, TaskDetail } from '@xiaowu/server/contract/tasks';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiFailure, isStatus } from '../../api/api-failure';
import { newIntentKey } from '../../api/intent-key';
import { claimTask, releaseTask, task as fetchTask } from '../../api/tasks';
import { ask } from '../../components/ask';
import { failureText, sayFailure, sayInfo, saySuccess } from '../../components/say';
import { useCounts } from '../lists/counts-store';
import { type DoneAct, doneText } from './done-text';
import {
  type Decision,
  type DecisionAction,
  decisionActions,
  type DecisionProblem,
  decisionProblems,
  type DecisionRequest,
  decisionRequest,
  newDecision,
} from './decision';
import { useTaskDraft } from './use-task-draft';
import type { TaskForm } from './use-task-form';
import { useUnanswered } from './use-unanswered';

/** Another choice is asked for; the task itself is as it was shown. */
const choiceRefused: ReadonlySet<string> = new Set(['approvers.alreadyThere']);
/** The task is no longer as this page shows it. */
const isOvertaken = (reason: unknown): boolean =>
  reason instanceof ApiFailure && reason.status === 409 && !choiceRefused.has(reason.code);

/** The task is still mine after these: the page stays. */
const stays = (request: DecisionRequest): boolean =>
  request.action === 'copy' ||
  request.action === 'removeApprovers' ||
  (request.action === 'addApprovers' && request.body.position !== 'before');

/** The task comes back after these. */
const savesFirst: ReadonlySet<DecisionAction> = new Set<DecisionAction>(['addApprovers', 'delegate', 'copy']);

function doneAct(request: DecisionRequest, refusal: OfferedAction['refusal']): DoneAct {
  if (request.action === 'refuse' && refusal === 'opinion') return 'refuseAsked';
  return request.action === 'addApprovers' ? `addApprovers.${request.body.position}` : request.action;
}

/** A task on my desk: loading it, deciding, saving, and what happens when somebody else was faster. */
export function useTaskDesk(id: () => string, form: TaskForm) {
  const { t } = useI18n();
  const counts = useCounts();
  const task = shallowRef<TaskDetail | null>(null);
  const error = shallowRef<unknown>(null);
  const isLoading = ref(false);
  const isBusy = ref(false);
  const decision = ref<Decision>(newDecision([]));
  const problems = shallowRef<readonly DecisionProblem[]>([]);
  const result = shallowRef<{ text: string; answer: ActResult } | null>(null);
  const draft = useTaskDraft(id, form);
  let papers: { validate(): string | null } | null = null;
  let asked = 0;
  let isLeft = false;
  onScopeDispose(() => (isLeft = true));

  function show(opened: TaskDetail): void {
    form.open(opened.form);
    draft.open(opened);
    task.value = opened;
    decision.value = newDecision(opened.actions);
  }

  async function load(): Promise<void> {
    const turn = ++asked;
    isLoading.value = true;
    error.value = null;
    result.value = null;
    if (task.value?.id !== id()) task.value = null;
    problems.value = [];
    try {
      const answer = await fetchTask(id());
      if (turn !== asked) return;
      show(answer);
    } catch (reason) {
      if (turn !== asked) return;
      task.value = null;
      error.value = reason;
    } finally {
      if (turn === asked) isLoading.value = false;
    }
  }
  watch(id, () => void load(), { immediate: true });
  // A complaint disappears as soon as it is answered, a new one only appears with the next 提交.
  watch(
    decision,
    (now) => {
      const still = decisionProblems(now, task.value?.opinionRequired ?? false);
      problems.value = problems.value.filter((problem) => still.includes(problem));
    },
    { deep: true },
  );

  const unanswered = useUnanswered(id, async ({ request, label }, answer) => {
    void counts.refresh();
    const text = doneText(t, doneAct(request, offered(request.action)?.refusal), label);
    // whoever has gone on meanwhile is told there
    if (isLeft || stays(request)) saySuccess(text);
    if (stays(request)) await load();
    else result.value = { text, answer };
  });

  async function explainConflict(reason: unknown): Promise<void> {
    const reload = await ask({
      title: t('tasks.conflict.title'),
      text: failureText(reason),
      confirm: t('tasks.conflict.reload'),
      cancel: t('tasks.conflict.stay'),
    });
    if (reload) await load();
  }

  /** One act at a time: a double click finds the desk busy. True = it may be tried again as it stands. */
  async function exclusively(act: () => Promise<'again' | void>): Promise<boolean> {
    if (isBusy.value) return true;
    isBusy.value = true;
    try {
      return (await act()) === 'again';
    } catch (reason) {
      if (isOvertaken(reason) && (await unanswered.recover())) return false;
      if (isOvertaken(reason)) await explainConflict(reason);
      else if (!(isStatus(reason, 422) && form.showErrors(reason))) {
        sayFailure(reason);
        return true;
      }
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  function isReady(): boolean {
    problems.value = decisionProblems(decision.value, task.value?.opinionRequired ?? false);
    const missing = papers?.validate() ?? null;
    if (missing !== null) {
      problems.value = [...problems.value, 'papersIncomplete'];
      sayInfo(missing);
    }
    const formIsFine = decision.value.action !== 'complete' || form.validate();
    return problems.value.length === 0 && formIsFine;
  }

  const offered = (action: string) => task.value?.actions.find((one) => one.action === action);
  const offers = (action: string) => offered(action) !== undefined;
  /** What stands on 存稿; null where the step does not have it. */
  const saveLabel = computed(() => offered('save')?.label ?? null);

  const submit = () =>
    exclusively(async () => {
      if (!task.value || !isReady()) return;
      const request = decisionRequest(decision.value, form.writable());
      const { label = '', refusal } = offered(request.action) ?? {};
      if (request.action === 'refuse' && (refusal ?? 'ends') === 'ends') {
        const text = t('tasks.decision.confirmRefuse', { label });
        if (!(await ask({ title: label, text, confirm: label, isDangerous: true }))) return 'again';
      }
      // The task comes back after these: what was filled in so far must not be lost by them.
      if (savesFirst.has(request.action) && offers('save') && !(await draft.save())) return;
      await unanswered.send(request, label);
    });

  const save = () =>
    exclusively(async () => {
      if (await draft.save()) saySuccess(doneText(t, 'save', saveLabel.value ?? ''));
    });

  return {
    task,
    error,
    isLoading,
    isBusy,
    decision,
    problems,
    result,
    load,
    submit,
    /** A decision got no answer; `recover` says whether it went through, when the task is gone. */
    isInDoubt: unanswered.isInDoubt,
    recover: unanswered.recover,
    /** The decision area, as a function ref: signature and attachments are checked by it. */
    attachPapers: (mounted: unknown) => void (papers = mounted as typeof papers),
    save,
    /** The task as another page kept it, while nobody has said which of both stays. */
    theirs: draft.theirs,
    takeTheirs: () => draft.theirs.value && show(draft.theirs.value),
    keepMine: () => {
      draft.preferMine();
      return save();
    },
    claim: () =>
      exclusively(async () => {
        await claimTask(id(), newIntentKey());
        saySuccess(t('tasks.page.claimed'));
        await load();
      }),
    release: () =>
      exclusively(async () => {
        await releaseTask(id(), newIntentKey());
        void counts.refresh();
        saySuccess(t('tasks.page.released'));
        await load();
      }),
    canRelease: computed(() => offers('release')),
    saveLabel,
    canClaim: computed(() => offers('claim')),
    canDecide: computed(() => decisionActions(task.value?.actions ?? []).length > 0),
  };
}

export type TaskDesk = ReturnType<typeof useTaskDesk>;

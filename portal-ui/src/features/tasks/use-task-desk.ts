import type { ActResult, TaskDetail } from '@xiaowu/server/contract/tasks';
import { computed, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { isStatus } from '../../api/api-failure';
import { createIntent } from '../../api/intent';
import { newIntentKey } from '../../api/intent-key';
import { claimTask, releaseTask, task as fetchTask } from '../../api/tasks';
import { ask } from '../../components/ask';
import { failureText, sayFailure, sayInfo, saySuccess } from '../../components/say';
import { actOnTask } from './act-on-task';
import { useCounts } from '../lists/counts-store';
import { doneText } from './done-text';
import {
  type Decision,
  type DecisionAction,
  decisionActions,
  type DecisionProblem,
  decisionProblems,
  decisionRequest,
  newDecision,
} from './decision';
import { useTaskDraft } from './use-task-draft';
import type { TaskForm } from './use-task-form';

/** The task comes back after these. */
const savesFirst: ReadonlySet<DecisionAction> = new Set<DecisionAction>(['addApprovers', 'delegate', 'copy']);

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
  const intent = createIntent();
  const draft = useTaskDraft(id, form);
  let papers: { validate(): string | null } | null = null;
  let asked = 0;

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

  async function explainConflict(reason: unknown): Promise<void> {
    const reload = await ask({
      title: t('tasks.conflict.title'),
      text: failureText(reason),
      confirm: t('tasks.conflict.reload'),
      cancel: t('tasks.conflict.stay'),
    });
    if (reload) await load();
  }

  /** One act at a time: a double click finds the desk busy. */
  async function exclusively(act: () => Promise<void>): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      await act();
    } catch (reason) {
      if (isStatus(reason, 409)) await explainConflict(reason);
      else if (!(isStatus(reason, 422) && form.showErrors(reason))) sayFailure(reason);
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

  const offers = (action: string) => task.value?.actions.some((one) => one.action === action) ?? false;

  const submit = () =>
    exclusively(async () => {
      if (!task.value || !isReady()) return;
      const request = decisionRequest(decision.value, form.writable());
      const label = decisionActions(task.value.actions).find(({ action }) => action === request.action)?.label ?? '';
      if (request.action === 'refuse') {
        const text = t('tasks.decision.confirmRefuse', { label });
        if (!(await ask({ title: label, text, confirm: label, isDangerous: true }))) return;
      }
      // The task comes back after these: what was filled in so far must not be lost by them.
      if (savesFirst.has(request.action) && offers('save') && !(await draft.save())) return;
      const answer = await intent({ id: id(), request }, (key) => actOnTask(id(), request, key));
      void counts.refresh();
      if (request.action === 'copy' || request.action === 'removeApprovers') {
        saySuccess(doneText(t, request.action, label));
        await load();
      } else result.value = { text: doneText(t, request.action, label), answer };
    });

  const save = () =>
    exclusively(async () => {
      if (await draft.save()) saySuccess(t('tasks.page.saved'));
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
    canSave: computed(() => offers('save')),
    canClaim: computed(() => offers('claim')),
    canDecide: computed(() => decisionActions(task.value?.actions ?? []).length > 0),
  };
}

export type TaskDesk = ReturnType<typeof useTaskDesk>;

import { onMounted, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { newIntentKey } from '../../api/intent-key';
import { task as fetchTask, takeBackTask } from '../../api/tasks';
import { ask } from '../../components/ask';
import { sayFailure, saySuccess } from '../../components/say';

/** 取回 of a task that I have just done: offered while the next step is untouched. */
export function useTakeBack(taskId: () => string) {
  const { t } = useI18n();
  const router = useRouter();
  const canTakeBack = ref(false);
  onMounted(async () => {
    // An extra: without an answer it is just not offered.
    const done = await fetchTask(taskId()).catch(() => null);
    canTakeBack.value = done?.actions.some(({ action }) => action === 'takeBack') ?? false;
  });

  async function takeBack(): Promise<void> {
    const title = t('tasks.done.takeBack');
    if (!(await ask({ title, text: t('tasks.done.takeBackText'), confirm: title }))) return;
    try {
      const { nextTaskId, applicationId } = await takeBackTask(taskId(), newIntentKey());
      saySuccess(t('tasks.done.takenBack'));
      await router.replace(nextTaskId === null ? `/applications/${applicationId}` : `/tasks/${nextTaskId}`);
    } catch (reason) {
      canTakeBack.value = false;
      sayFailure(reason);
    }
  }
  return { canTakeBack, takeBack };
}

import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { newIntentKey } from '../../api/intent-key';
import { takeBackTask } from '../../api/tasks';
import { ask } from '../../components/ask';
import { sayFailure, saySuccess } from '../../components/say';

/** 取回: asks, takes the case back to a task that I have done, and opens it. False = it was not taken back. */
export function useTakeBack(): (taskId: string) => Promise<boolean> {
  const { t } = useI18n();
  const router = useRouter();
  return async (taskId) => {
    const title = t('tasks.done.takeBack');
    if (!(await ask({ title, text: t('tasks.done.takeBackText'), confirm: title }))) return false;
    try {
      const { nextTaskId, applicationId } = await takeBackTask(taskId, newIntentKey());
      saySuccess(t('tasks.done.takenBack'));
      await router.replace(nextTaskId === null ? `/applications/${applicationId}` : `/tasks/${nextTaskId}`);
      return true;
    } catch (reason) {
      sayFailure(reason);
      return false;
    }
  };
}

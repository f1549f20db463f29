import type { TaskDetail } from '@xiaowu/server/contract/tasks';
import { shallowRef } from 'vue';
import { ApiFailure } from '../../api/api-failure';
import { saveTaskDraft, task as fetchTask } from '../../api/tasks';
import type { TaskForm } from './use-task-form';

/** 存稿 of the task on the desk; what another page has kept since is not written over unasked. */
export function useTaskDraft(id: () => string, form: TaskForm) {
  let version: string | null = null;
  /** The task as another page kept it meanwhile: one of both has to give way. */
  const theirs = shallowRef<TaskDetail | null>(null);

  return {
    theirs,
    open(task: TaskDetail): void {
      version = task.draftVersion;
      theirs.value = null;
    },
    /** False when somebody has to say first which of two drafts stays. */
    async save(): Promise<boolean> {
      try {
        version = (await saveTaskDraft(id(), { data: form.writable(), basedOn: version })).draftVersion;
      } catch (reason) {
        if (!(reason instanceof ApiFailure) || reason.code !== 'draft.changed') throw reason;
        theirs.value = await fetchTask(id());
        return false;
      }
      form.keep();
      theirs.value = null;
      return true;
    },
    /** What stands here is what the next saving keeps. */
    preferMine(): void {
      version = theirs.value?.draftVersion ?? null;
    },
  };
}

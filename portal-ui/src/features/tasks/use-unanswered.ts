import type { ActResult } from '@xiaowu/server/contract/tasks';
import { ref } from 'vue';
import { ApiFailure } from '../../api/api-failure';
import { createIntent } from '../../api/intent';
import { actOnTask } from './act-on-task';
import type { DecisionRequest } from './decision';

interface Sent {
  taskId: string;
  request: DecisionRequest;
  /** The step's own caption of it. */
  label: string;
  key: string;
}

/**
 * Sends decisions. One that got no answer is in doubt: the server may have done it. When the task turns out to be gone,
 * it is asked for again under its own key, which does nothing twice and answers as it would have.
 */
export function useUnanswered(id: () => string, done: (sent: Sent, answer: ActResult) => Promise<void> | void) {
  const intent = createIntent();
  let doubtful: Sent | null = null;
  const isInDoubt = ref(false);
  const doubt = (sent: Sent | null) => {
    doubtful = sent;
    isInDoubt.value = sent !== null;
  };
  const isLost = (reason: unknown) => reason instanceof ApiFailure && reason.isTemporary;

  async function send(request: DecisionRequest, label: string): Promise<void> {
    const taskId = id();
    let sent: Sent | null = null;
    try {
      const answer = await intent({ taskId, request }, (key) => {
        sent = { taskId, request, label, key };
        return actOnTask(taskId, request, key);
      });
      doubt(null);
      if (sent) await done(sent, answer);
    } catch (reason) {
      // refused: in doubt is still the one before
      if (isLost(reason)) doubt(sent);
      throw reason;
    }
  }

  /** The task is not there any more as it was: was that a decision of mine? */
  async function recover(): Promise<boolean> {
    const sent = doubtful;
    if (sent?.taskId !== id()) return false;
    try {
      const answer = await actOnTask(sent.taskId, sent.request, sent.key);
      doubt(null);
      await done(sent, answer);
      return true;
    } catch (reason) {
      if (!isLost(reason)) doubt(null);
      return false;
    }
  }

  return { send, recover, isInDoubt };
}

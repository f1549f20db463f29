import { type Decisions, readDecisions, type TrialAct } from '@xiaowu/engine';
import { computed, type Ref, shallowRef, watch } from 'vue';
import { testScript } from '../api/definitions';
import type { DecisionFile } from '../decisions/dmn-file';
import { askedAt, decide, type MadeDecision } from './trial-calculation';
import { doneEntries, type TrialHistory } from './trial-history';

/** The decisions of the definition as they are edited now; null until they are read. */
export function useOwnDecisions(files: Readonly<Ref<readonly DecisionFile[]>>) {
  const decisions = shallowRef<Decisions | null>(null);
  watch(
    files,
    async (now) => {
      const read = await readDecisions(now);
      if (now === files.value) ({ decisions: decisions.value } = read);
    },
    { immediate: true },
  );
  return decisions;
}

/** What a trial finds out by itself: decisions of the definition are made here, scripts are run by the server. */
export function useCalculations(
  history: Readonly<Ref<TrialHistory | null>>,
  decisions: Readonly<Ref<Decisions | null>>,
  definitionKey: string,
) {
  /** Why the script at an element did not come to its end. */
  const scriptFailure = shallowRef<{ readonly elementId: string; readonly message: string } | null>(null);
  watch(history, () => (scriptFailure.value = null));
  const entries = computed(() => (history.value ? doneEntries(history.value) : []));

  /** null: no decision waits there, or the tables are not read yet. */
  function decisionAt(elementId: string): MadeDecision | null {
    const job = askedAt(entries.value, elementId);
    if (job?.kind !== 'decision' || !decisions.value) return null;
    return decide(decisions.value, job, entries.value.at(-1)?.at ?? '');
  }

  /** null = only a person can say what comes of it. Throws ApiFailure when the server could not be asked. */
  async function actAt(elementId: string): Promise<TrialAct | null> {
    const job = askedAt(entries.value, elementId);
    if (job?.kind === 'script') {
      const answer = await testScript(definitionKey, { source: job.source, input: job.input });
      if (answer.outcome === 'completed') return { type: 'run', elementId, result: answer.result };
      if (answer.outcome === 'error') return { type: 'fail', elementId, errorCode: answer.errorCode };
      scriptFailure.value = { elementId, message: answer.message };
      return null;
    }
    const made = decisionAt(elementId);
    return made?.kind === 'made' ? { type: 'decide', elementId, result: made.result } : null;
  }

  return { decisionAt, actAt, scriptFailure };
}

import { isSameValue, type Json, type RepeatedScript } from '@xiaowu/engine';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import type { ScriptTestAnswer } from '@xiaowu/server/contract/script-tests';
import { shallowRef, watch } from 'vue';
import { testScript } from '../api/definitions';

/** A script of a kept run that gives something else now, or nothing. */
export interface ChangedScript {
  /** Place of its act in the run. */
  readonly act: number;
  readonly before: Json;
  readonly answer: ScriptTestAnswer;
}

/** For each list of scripts the first that gives something else, asked of the server; what was asked before is known. */
export function useChangedScripts(definitionKey: string, runs: () => ReadonlyMap<string, readonly RepeatedScript[]>) {
  const changed = shallowRef<ReadonlyMap<string, ChangedScript>>(new Map());
  const known = new Map<string, Promise<ScriptTestAnswer>>();
  let turn = 0;

  function answerOf({ job: { source, input } }: RepeatedScript): Promise<ScriptTestAnswer> {
    const question = JSON.stringify([source, input]);
    const before = known.get(question);
    if (before) return before;
    const asked = testScript(definitionKey, { source, input });
    known.set(question, asked);
    asked.catch(() => known.delete(question));
    return asked;
  }
  async function firstChanged(scripts: readonly RepeatedScript[]): Promise<ChangedScript | null> {
    for (const script of scripts) {
      const answer = await answerOf(script);
      if (answer.outcome !== 'completed' || !isSameValue(answer.result, script.result))
        return { act: script.act, before: script.result, answer };
    }
    return null;
  }
  watch(
    runs,
    async (all) => {
      const mine = ++turn;
      const found = new Map<string, ChangedScript>();
      try {
        for (const [name, scripts] of all) {
          const first = await firstChanged(scripts);
          if (first) found.set(name, first);
        }
      } catch (error) {
        // the check before publication runs them, too
        if (!(error instanceof ApiFailure)) throw error;
      }
      if (mine === turn) changed.value = found;
    },
    { immediate: true },
  );
  return changed;
}

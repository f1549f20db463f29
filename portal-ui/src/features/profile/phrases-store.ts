import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { keepPhrases, phrases } from '../../api/profile';
import { failureText } from '../../components/say';
import { useSession } from '../../session/session-store';
import { movedUp, withoutPhrase, withPhrase, withPhraseChanged } from './phrase-edits';

export const mostPhrases = 30;

/** 常用意见, kept with every change, in the person's own order. Null until they are known. */
export const usePhrases = defineStore('phrases', () => {
  const session = useSession();
  const known = shallowRef<{ person: string | undefined; list: readonly string[] } | null>(null);
  const problem = ref('');
  const list = computed(() => (known.value?.person === session.person?.id ? (known.value?.list ?? null) : null));

  /** One after the other: every change is made from what the one before left. */
  let turn: Promise<unknown> = Promise.resolve();
  function run(work: () => Promise<readonly string[]>): Promise<boolean> {
    const mine = turn.then(() => done(work));
    turn = mine;
    return mine;
  }
  async function done(work: () => Promise<readonly string[]>): Promise<boolean> {
    problem.value = '';
    try {
      known.value = { person: session.person?.id, list: await work() };
      return true;
    } catch (reason) {
      problem.value = failureText(reason);
      return false;
    }
  }

  const keep = (change: (list: readonly string[]) => readonly string[]) =>
    run(async () => {
      // read anew, so that what another page of theirs has kept meanwhile is not lost
      const changed = change(await phrases());
      await keepPhrases(changed);
      return changed;
    });

  return {
    list,
    problem,
    load: () => run(phrases),
    add: (text: string) => keep((before) => withPhrase(before, text)),
    change: (phrase: string, text: string) => keep((before) => withPhraseChanged(before, phrase, text)),
    remove: (phrase: string) => keep((before) => withoutPhrase(before, phrase)),
    up: (phrase: string) => keep((before) => movedUp(before, phrase)),
  };
});

import type { CalledProcess } from '@xiaowu/server/contract/callables';
import { type Ref, shallowRef, watch } from 'vue';
import { calledProcess } from '../../api/callables';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';

/** What a call activity calls, looked up when its name or version changes; several sections ask for the same once. */
const known = new Map<string, Promise<CalledProcess | null>>();

export function useCalledProcess(elementId: Readonly<Ref<string>>, version?: Readonly<Ref<number | null>>) {
  const process = shallowRef<CalledProcess | null>(null);
  /** `missing`: nobody offers it. */
  const state = shallowRef<'none' | 'loading' | 'found' | 'missing' | 'failed'>('none');
  watch(
    [elementId, () => version?.value ?? null],
    async ([id, number]) => {
      process.value = null;
      state.value = id === '' ? 'none' : 'loading';
      if (id === '') return;
      const place = `${id}@${String(number)}`;
      const asked = known.get(place) ?? ask(id, number);
      known.set(place, asked);
      const found = await asked.catch(() => undefined);
      // Published versions stay what they are, but there are more of them at the next look.
      known.delete(place);
      if (elementId.value !== id || (version?.value ?? null) !== number) return;
      process.value = found ?? null;
      state.value = found ? 'found' : found === null ? 'missing' : 'failed';
    },
    { immediate: true },
  );
  return { process, state };
}

async function ask(id: string, version: number | null): Promise<CalledProcess | null> {
  try {
    return await calledProcess(id, version);
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return null;
    throw error;
  }
}

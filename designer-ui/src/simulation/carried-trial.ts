import type { FormData } from '@xiaowu/server/contract/forms';
import type { Person } from '@xiaowu/server/contract/people';
import { inject, type InjectionKey, provide, type ShallowRef, shallowRef } from 'vue';
import type { TrialHistory } from './trial-history';

/** A trial run that goes on when the editor is read anew, as when somebody else has stopped editing. */
export interface CarriedTrial {
  /** What was open: null = what can be edited. Another version has trials of its own. */
  readonly version: number | null;
  readonly history: TrialHistory;
  readonly people: readonly Person[];
  /** What was filled in at steps that are not done yet, by what waits; whoever still types adds to it when the page goes. */
  readonly drafts: ReadonlyMap<string, FormData>;
  /** The drawing that it was begun with. */
  readonly xml: string;
}

const key: InjectionKey<ShallowRef<CarriedTrial | null>> = Symbol('carried trial');

export const provideCarriedTrial = (): void => provide(key, shallowRef(null));

export function useCarriedTrial(): ShallowRef<CarriedTrial | null> {
  const carried = inject(key);
  if (!carried) throw new Error('Expected to be inside the page of the editor, but nothing was provided');
  return carried;
}

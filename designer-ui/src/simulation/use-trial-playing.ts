import { type InstanceState, likelyAct, type Process, type TrialAct } from '@xiaowu/engine';
import { onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue';
import { type PlayStop, stopOf } from './play-stop';
import { isChosenBefore } from './trial-people';
import type { MadeDecision } from './trial-calculation';

/** Between two acts of a run that plays by itself: slow enough to be followed. */
const playMs = 700;
/** A drawing may go round in circles. */
const playLimit = 200;

interface PlayedTrial {
  readonly process: () => Process | null;
  readonly state: Readonly<Ref<InstanceState | null>>;
  readonly failure: Readonly<Ref<string | null>>;
  /** The step whose approvers were refused. */
  readonly refusedAt: Readonly<Ref<string | null>>;
  readonly act: (next: TrialAct) => Promise<boolean>;
  readonly decisionAt: (elementId: string) => MadeDecision | null;
  /** The act that a decision or a script leads to by itself; null = a person has to say. */
  readonly calculated: (elementId: string) => Promise<TrialAct | null>;
}

/** 自动走完: what usually comes next is done, one act after the other, up to the end or to what only a person can say. */
export function useTrialPlaying(trial: PlayedTrial) {
  const isPlaying = ref(false);
  /** Why it did not get to the end. */
  const stopped = shallowRef<PlayStop | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  // whatever is done next is about something else
  watch(trial.state, () => (stopped.value = null), { flush: 'sync' });

  function stop(): void {
    clearTimeout(timer);
    isPlaying.value = false;
  }
  onScopeDispose(stop);

  function play(): void {
    isPlaying.value = true;
    stopped.value = null;
    let left = playLimit;
    const next = async (): Promise<void> => {
      const why = await goOn(left-- === 0);
      if (why !== null) {
        stop();
        stopped.value = why;
      } else if (trial.state.value?.status !== 'running') stop();
      else if (isPlaying.value) timer = setTimeout(() => void next(), playMs);
    };
    void next();
  }
  /** Does what usually comes next; why there is none, or null. */
  async function goOn(isTooLong: boolean): Promise<PlayStop | null> {
    const [process, now] = [trial.process(), trial.state.value];
    if (!process || now?.status !== 'running') return null;
    const likely = likelyAct(now);
    if (likely === null) return stopOf(process, now);
    const elementId = 'elementId' in likely ? likely.elementId : null;
    const at = (why: PlayStop['why'], place = elementId): PlayStop => ({ why, elementId: place, code: null });
    if (isTooLong) return at('tooLong');
    const kind = calculatedKind(now, likely);
    const next = kind && elementId !== null ? await trial.calculated(elementId) : likely;
    if (next === null) return at(trial.failure.value === null ? (kind ?? 'other') : 'unreachable');
    const isDone = await trial.act(next);
    if (trial.failure.value !== null) return at('unreachable');
    if (isDone) return null;
    const refusedAt = trial.refusedAt.value;
    if (refusedAt === null) return at('refused');
    return at(isChosenBefore(process, refusedAt) ? 'notChosen' : 'approvers', refusedAt);
  }
  /** Decisions and scripts are not left out; nobody knows what those of others give. */
  function calculatedKind(now: InstanceState, likely: TrialAct): 'script' | 'decision' | null {
    if (likely.type !== 'answer') return null;
    const { elementId } = likely;
    const kind = now.jobs.find((job) => job.elementId === elementId && job.kind !== 'approvers')?.kind;
    const isOthers = ['elsewhere', 'fixed'].includes(trial.decisionAt(elementId)?.kind ?? '');
    return kind === 'script' || (kind === 'decision' && !isOthers) ? kind : null;
  }

  return { isPlaying, stopped, play, stop };
}

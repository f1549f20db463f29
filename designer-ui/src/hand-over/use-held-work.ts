import type { HandOverResult, HeldTask, HeldWork } from '@xiaowu/server/contract/hand-over';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { newIntentKey } from '@xiaowu/portal-ui/src/api/intent-key';
import { computed, ref, shallowRef } from 'vue';
import * as api from '../api/hand-over';
import { runHandOver } from './hand-over-run';

type Answer = HandOverResult['rows'][number];
export interface Receiver {
  id: string;
  name: string;
  number: string;
}

/** What somebody holds, which of it is ticked, and how its hand-over goes. */
export function useHeldWork(goneText: () => string) {
  const work = shallowRef<HeldWork | null>(null);
  const failure = ref<string | null>(null);
  const ticked = shallowRef<ReadonlySet<string>>(new Set());
  /** By task: what became of it, and who was to get it. */
  const answers = shallowRef<ReadonlyMap<string, Answer & { to: Receiver }>>(new Map());
  const progress = ref<{ done: number; all: number } | null>(null);
  const stops = ref(false);
  let asked = 0;

  const isOpen = ({ id }: HeldTask) => answers.value.get(id)?.ok !== true;
  const open = computed(() => (work.value?.tasks ?? []).filter(isOpen));
  const chosen = computed(() => open.value.filter(({ id }) => ticked.value.has(id)));

  async function load(personId: string | null): Promise<void> {
    const turn = ++asked;
    work.value = failure.value = null;
    answers.value = new Map();
    if (personId === null) return;
    try {
      const found = await api.heldWork(personId);
      if (turn !== asked) return;
      work.value = found;
      ticked.value = new Set(found.tasks.filter(({ note }) => note === null).map(({ id }) => id));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (turn === asked) failure.value = error.message;
    }
  }

  function tick(ids: readonly string[], isOn: boolean): void {
    const next = new Set(ticked.value);
    for (const id of ids) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    ticked.value = next;
  }

  /** Throws what interrupted it; gives how many went over and how many could not. */
  async function handOver(to: Receiver, reason: string): Promise<{ ok: number; failed: number }> {
    const from = work.value?.person.id ?? '';
    const ids = chosen.value.map(({ id }) => id);
    const count = { ok: 0, failed: 0 };
    stops.value = false;
    progress.value = { done: 0, all: ids.length };
    const onAnswer = (rows: Answer[]) => {
      const next = new Map(answers.value);
      for (const row of rows) next.set(row.id, { ...row, to });
      answers.value = next;
      count.ok += rows.filter(({ ok }) => ok).length;
      count.failed += rows.filter(({ ok }) => !ok).length;
      progress.value = { done: count.ok + count.failed, all: ids.length };
    };
    try {
      const send = (request: Parameters<typeof api.handOver>[0]) => api.handOver(request, newIntentKey());
      const isStopped = () => stops.value;
      await runHandOver({ ids, from, to: to.id, reason, send, onAnswer, isStopped, goneText: goneText() });
      return count;
    } finally {
      progress.value = null;
    }
  }

  async function handOverRest(to: Receiver | null, endsDelegations: boolean) {
    const from = work.value?.person.id ?? '';
    const done = await api.handOverRest({ from, supervisionTo: to?.id ?? null, endsDelegations }, newIntentKey());
    if (work.value)
      work.value = {
        ...work.value,
        ...(to && { supervised: 0 }),
        ...(endsDelegations && { delegations: [] }),
      };
    return done;
  }

  return { work, failure, open, chosen, ticked, answers, progress, stops, load, tick, handOver, handOverRest };
}

export type HeldWorkDesk = ReturnType<typeof useHeldWork>;

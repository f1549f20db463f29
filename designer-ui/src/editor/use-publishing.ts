import type { PublishRequest } from '@xiaowu/server/contract/definitions';
import { ElMessage } from 'element-plus';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ItemGap } from '../items/item-gaps';
import { placeOf, type ProblemPlace } from '../problems/problem-place';
import type { useProblems } from '../problems/use-problems';
import { useSession } from '../session/session-store';
import { wallClock } from '../shell/wall-clock';
import type { useWorkspace } from './use-workspace';

/** Whether the definition can be published, what leads to the place that hinders it, and publishing it. */
export function usePublishing(
  workspace: ReturnType<typeof useWorkspace>,
  check: ReturnType<typeof useProblems>,
  gaps: Readonly<{ value: readonly ItemGap[] }>,
  leadTo: {
    gap: (gap: ItemGap) => void;
    element: (id: string) => void;
    place: (place: ProblemPlace) => void;
  },
) {
  const { t } = useI18n();
  const session = useSession();
  const { current, isDirty, saving } = workspace;
  const isOpen = ref(false);
  const isBusy = ref(false);
  const hindrance = computed(() => {
    const [gap] = gaps.value;
    const [error] = check.errors.value;
    if (gap) return t('editor.publish.gap', { reason: t(`items.gap.${gap}`) });
    if (error) return t('editor.publish.errors', { n: check.errors.value.length, reason: error.message });
    if (!isDirty.value && !current.value.isDraft) return t('editor.publish.nothing');
    return null;
  });

  return {
    isOpen,
    isBusy,
    hindrance,
    failure: computed(() => {
      const failure = saving.failure.value;
      return failure && [failure.message, ...failure.details.map(({ message }) => message)].join('；');
    }),
    async ask(): Promise<void> {
      const [gap] = gaps.value;
      const elementId = check.errors.value.find((error) => error.elementId !== null)?.elementId;
      const [place] = check.errors.value.flatMap((error) => placeOf(error) ?? []);
      if (gap) leadTo.gap(gap);
      else if (elementId) leadTo.element(elementId);
      else if (place) leadTo.place(place);
      else if (hindrance.value === null) {
        // what is tried with running cases is what the server has
        isBusy.value = true;
        isOpen.value = await workspace.save().finally(() => (isBusy.value = false));
        if (isOpen.value) await workspace.countRunning();
      }
    },
    async publish(wanted: Pick<PublishRequest, 'note' | 'effectiveAt' | 'migrations'>): Promise<void> {
      isBusy.value = true;
      const published = await workspace.publish(wanted).finally(() => (isBusy.value = false));
      if (saving.conflict.value) isOpen.value = false;
      if (published === null) return;
      isOpen.value = false;
      const version = Math.max(0, ...published.versions.map((one) => one.version));
      const message =
        wanted.effectiveAt !== null
          ? t('editor.publish.scheduled', { at: wallClock(wanted.effectiveAt, session.timeZone) })
          : t(doneText(version, wanted.migrations.length > 0), { version });
      ElMessage.success({ message, duration: 6000 });
    },
  };
}

function doneText(version: number, isMoving: boolean): string {
  // before the first there were no cases
  if (version === 1) return 'editor.publish.doneFirst';
  return isMoving ? 'editor.publish.doneMoving' : 'editor.publish.done';
}

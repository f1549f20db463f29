import { ElMessage } from 'element-plus';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ItemGap } from '../items/item-gaps';
import type { useProblems } from '../problems/use-problems';
import type { useWorkspace } from './use-workspace';

/** Whether the definition can be published, what leads to the place that hinders it, and publishing it. */
export function usePublishing(
  workspace: ReturnType<typeof useWorkspace>,
  check: ReturnType<typeof useProblems>,
  gaps: Readonly<{ value: readonly ItemGap[] }>,
  leadTo: { gap: (gap: ItemGap) => void; element: (id: string) => void },
) {
  const { t } = useI18n();
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
    ask(): void {
      const [gap] = gaps.value;
      const elementId = check.errors.value.find((error) => error.elementId !== null)?.elementId;
      if (gap) leadTo.gap(gap);
      else if (elementId) leadTo.element(elementId);
      else isOpen.value = hindrance.value === null;
    },
    async publish(note: string): Promise<void> {
      isBusy.value = true;
      const version = await workspace.publish(note).finally(() => (isBusy.value = false));
      if (saving.conflict.value) isOpen.value = false;
      if (version === null) return;
      isOpen.value = false;
      ElMessage.success({ message: t('editor.publish.done', { version }), duration: 6000 });
    },
  };
}

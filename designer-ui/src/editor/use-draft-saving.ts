import { useEventListener } from '@vueuse/core';
import { ElMessage } from 'element-plus';
import { type Ref, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { useWorkspace } from './use-workspace';

/** Saving because somebody asks for it, by the button or Ctrl+S. `notYet`: what has to be filled in first is to be shown. */
export function useDraftSaving(
  { isSavable, save, saving }: Pick<ReturnType<typeof useWorkspace>, 'isSavable' | 'save' | 'saving'>,
  isReadonly: Readonly<Ref<boolean>>,
  notYet: () => void,
) {
  const { t } = useI18n();
  const isSaving = ref(false);
  async function saveDraft(): Promise<void> {
    if (!isSavable.value) {
      notYet();
      ElMessage.error(t('editor.header.notSavable'));
      return;
    }
    isSaving.value = true;
    const isSaved = await save().finally(() => (isSaving.value = false));
    if (!isSaved && saving.failure.value) ElMessage.error(saving.failure.value.message);
  }
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    if (!isReadonly.value && !isSaving.value) void saveDraft();
  });
  return { isSaving, saveDraft };
}

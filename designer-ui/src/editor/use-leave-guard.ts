import { ElMessageBox } from 'element-plus';
import { type Ref, onBeforeUnmount, onMounted } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { leaveField } from './leave-field';
import type { Safety } from './use-autosave';

/**
 * Before the page is left the work is saved, also what is still being typed; only when that fails is the person asked.
 * After `release` nothing is.
 * A browser that keeps the work itself is closed without a word.
 */
export function useLeaveGuard(
  safety: Readonly<Ref<Safety>>,
  isDirty: Readonly<Ref<boolean>>,
  save: () => Promise<unknown>,
): { release: () => void; isReleased: () => boolean } {
  const { t } = useI18n();

  let isReleased = false;
  const holds = () => safety.value !== 'saved' && !isReleased;

  async function ask(): Promise<boolean> {
    await leaveField();
    if (holds()) await save();
    if (!holds()) return true;
    return ElMessageBox.confirm(
      t(safety.value === 'kept' ? 'editor.leave.textKept' : 'editor.leave.text'),
      t('editor.leave.title'),
      {
        type: 'warning',
        confirmButtonText: t('editor.leave.leave'),
        cancelButtonText: t('editor.leave.stay'),
      },
    ).then(
      () => true,
      () => false,
    );
  }
  const hold = (event: BeforeUnloadEvent) => {
    void leaveField();
    // what was just left is not kept yet
    const isKept = safety.value === 'kept' || !isDirty.value;
    if (!isKept && !isReleased) event.preventDefault();
  };
  onMounted(() => window.addEventListener('beforeunload', hold));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', hold));
  onBeforeRouteLeave(ask);
  // Another tab of the same definition is no loss, another version is.
  onBeforeRouteUpdate(
    (to, from) => (to.query.version === from.query.version && to.params.key === from.params.key) || ask(),
  );
  return {
    release: () => {
      isReleased = true;
    },
    isReleased: () => isReleased,
  };
}

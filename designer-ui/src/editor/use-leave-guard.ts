import { ElMessageBox } from 'element-plus';
import { type Ref, onBeforeUnmount, onMounted } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';

/** Asks before unsaved changes are lost; after `release` it no longer does. */
export function useLeaveGuard(isDirty: Readonly<Ref<boolean>>): { release: () => void } {
  const { t } = useI18n();

  let isReleased = false;
  const holds = () => isDirty.value && !isReleased;

  async function ask(): Promise<boolean> {
    if (!holds()) return true;
    return ElMessageBox.confirm(t('editor.leave.text'), t('editor.leave.title'), {
      type: 'warning',
      confirmButtonText: t('editor.leave.leave'),
      cancelButtonText: t('editor.leave.stay'),
    }).then(
      () => true,
      () => false,
    );
  }
  const hold = (event: BeforeUnloadEvent) => {
    if (holds()) event.preventDefault();
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
  };
}

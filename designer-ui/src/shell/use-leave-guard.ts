import { ElMessageBox } from 'element-plus';
import { onBeforeUnmount, onMounted, type Ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';

/** Asks before a page is left that has unsaved changes; `texts` are those of the question. */
export function useLeaveGuard(
  isChanged: Readonly<Ref<boolean>>,
  texts: { readonly title: string; readonly text: string; readonly leave: string; readonly stay: string },
): void {
  const holdsUnsaved = (event: BeforeUnloadEvent) => {
    if (isChanged.value) event.preventDefault();
  };
  onMounted(() => window.addEventListener('beforeunload', holdsUnsaved));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', holdsUnsaved));
  onBeforeRouteLeave(async () => {
    if (!isChanged.value) return true;
    return ElMessageBox.confirm(texts.text, texts.title, {
      type: 'warning',
      confirmButtonText: texts.leave,
      cancelButtonText: texts.stay,
    }).then(
      () => true,
      () => false,
    );
  });
}

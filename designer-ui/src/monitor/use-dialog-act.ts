import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { ElMessage } from 'element-plus';
import { ref } from 'vue';

/** What a dialog is there for: `act` gives what to say of it; a refusal is told, and the dialog stays. */
export function useDialogAct(act: () => Promise<string>, done: () => void) {
  const isBusy = ref(false);
  async function run(): Promise<void> {
    isBusy.value = true;
    try {
      ElMessage.success(await act());
      done();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      ElMessage.error(error.message);
    } finally {
      isBusy.value = false;
    }
  }
  return { isBusy, run };
}

import type { PrintPreview, PrintPreviewRequest } from '@xiaowu/server/contract/print-preview';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { printPreview, printPreviewFile } from '../api/printing';

const quietMs = 300;

/** The page as the server fills it in, asked for anew when it was quiet for a moment; the last answer stays until then. */
export function usePrintPreview(key: string, request: () => PrintPreviewRequest, as: () => 'html' | 'pdf') {
  const page = shallowRef<PrintPreview | null>(null);
  const file = shallowRef<Uint8Array<ArrayBuffer> | null>(null);
  const failure = shallowRef<string | null>(null);
  const isLoading = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | null = null;

  async function load(): Promise<void> {
    clearTimeout(timer);
    running?.abort();
    const mine = (running = new AbortController());
    isLoading.value = true;
    try {
      const body = request();
      // what a page lacks is said beside both
      const [shown, pdf] = await Promise.all([
        printPreview(key, body, mine.signal),
        as() === 'pdf' ? printPreviewFile(key, body, mine.signal) : null,
      ]);
      if (mine.signal.aborted) return;
      page.value = shown;
      file.value = pdf;
      failure.value = null;
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof ApiFailure)) throw error;
      failure.value = error.message;
    } finally {
      if (running === mine) isLoading.value = false;
    }
  }
  watch([request, as], () => {
    clearTimeout(timer);
    timer = setTimeout(() => void load(), quietMs);
  });
  void load();
  onScopeDispose(() => {
    clearTimeout(timer);
    running?.abort();
  });
  return { page, file, failure, isLoading, load };
}

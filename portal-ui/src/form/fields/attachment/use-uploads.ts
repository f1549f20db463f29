import { computed, onScopeDispose, ref, shallowReactive } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFormLabels } from '../../form-labels';
import { useFormServices } from '../../form-services';
import { fileProblem } from './file-rules';

export interface Upload {
  key: number;
  file: File;
  percent: number;
  /** The network is gone; it goes on by itself. */
  isWaiting: boolean;
  error: string | null;
  /** The server refuses this very file: sending it again changes nothing. */
  isRefused: boolean;
  controller: AbortController;
}

let lastKey = 0;

/** Files on their way to the server, one field. A finished one becomes an id of the field's value. */
export function useUploads(options: {
  fieldId: string;
  isPicture: boolean;
  room: () => number;
  most: () => number;
  add: (id: string) => void;
}) {
  const { t } = useI18n();
  const { uploadFile } = useFormServices();
  const labels = useFormLabels();
  const uploads = shallowReactive<Upload[]>([]);
  const problem = ref('');

  const count = () => uploads.filter(({ error }) => error === null).length;
  function tellForm(): void {
    const failed = uploads.length - count();
    if (count() > 0) labels.uploads.set(options.fieldId, count());
    else labels.uploads.delete(options.fieldId);
    if (failed > 0) labels.failedUploads.set(options.fieldId, failed);
    else labels.failedUploads.delete(options.fieldId);
  }
  function replace(upload: Upload, changes: Partial<Upload> | null): void {
    const index = uploads.findIndex(({ key }) => key === upload.key);
    if (index < 0) return;
    if (changes) uploads.splice(index, 1, { ...uploads[index]!, ...changes });
    else uploads.splice(index, 1);
    tellForm();
  }

  async function send(upload: Upload): Promise<void> {
    try {
      const { id, name, type, size } = await uploadFile(
        upload.file,
        (percent) => replace(upload, { percent }),
        upload.controller.signal,
        (isWaiting) => replace(upload, { isWaiting }),
      );
      labels.rememberFile(id, { name, type, size });
      replace(upload, null);
      options.add(id);
    } catch (error) {
      if (upload.controller.signal.aborted) return;
      replace(upload, {
        isRefused: error instanceof Error && 'isTemporary' in error && error.isTemporary === false,
        error:
          error instanceof Error && error.message
            ? error.message
            : t('form.attachment.failed', { name: upload.file.name }),
      });
    }
  }

  function add(files: readonly File[]): void {
    problem.value = '';
    for (const file of files) {
      const refusal = fileProblem(file, options.isPicture);
      if (refusal) {
        problem.value = t(`form.attachment.${refusal}`, { name: file.name });
        continue;
      }
      if (count() >= options.room()) {
        problem.value = t('form.attachment.tooMany', { n: options.most() });
        break;
      }
      const upload: Upload = {
        key: ++lastKey,
        file,
        percent: 0,
        isWaiting: false,
        error: null,
        isRefused: false,
        controller: new AbortController(),
      };
      uploads.push(upload);
      tellForm();
      void send(upload);
    }
  }

  function cancel(upload: Upload): void {
    upload.controller.abort();
    replace(upload, null);
  }
  function retry(upload: Upload): void {
    replace(upload, null);
    add([upload.file]);
  }

  onScopeDispose(() => {
    for (const { controller } of uploads) controller.abort();
    labels.uploads.delete(options.fieldId);
    labels.failedUploads.delete(options.fieldId);
  });
  return { uploads, problem, add, cancel, retry, isFull: computed(() => count() >= options.room()) };
}

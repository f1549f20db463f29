import { useI18n } from 'vue-i18n';
import { useEditor } from '../editor/editor-context';
import type { BlockSource } from './new-block';
import type { PrintNames } from './use-print-names';

/** What new blocks are made from, as the definition is now. */
export function useBlockSource({ steps }: PrintNames): () => BlockSource {
  const { t } = useI18n();
  const { form } = useEditor();
  return () => ({
    form: form.value,
    steps: steps.value,
    words: {
      title: form.value.title || t('printing.block.title'),
      text: t('printing.new.text'),
      serial: t('printing.new.serial', { name: '{{serialNumber}}' }),
      sign: t('printing.new.sign'),
      pages: t('printing.new.pages', { page: '{{page}}', pages: '{{pages}}' }),
      number: t('printing.rowNumber'),
      total: t('printing.new.total'),
      opinion: (step) => t('printing.new.opinion', { step }),
    },
  });
}

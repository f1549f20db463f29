import { ElMessage, ElMessageBox } from 'element-plus';
import { useI18n } from 'vue-i18n';
import { portableSvg } from '../modeler/portable-svg';
import { download } from './download';
import type { DiagramState } from './use-diagram';

const largestFile = 2_000_000;

/** Files in and out: BPMN and SVG out, BPMN in. */
export function useFiles(diagram: DiagramState, name: () => string) {
  const { t } = useI18n();

  return {
    async exportBpmn(): Promise<void> {
      const xml = await diagram.xml();
      if (xml) download(`${name()}.bpmn`, 'application/xml', xml);
    },
    async exportSvg(): Promise<void> {
      const saved = await diagram.open.value?.viewer.saveSVG();
      if (saved) download(`${name()}.svg`, 'image/svg+xml', portableSvg(saved.svg));
    },
    /** Text of the file that the person chose; null when they did not, or it cannot be one. */
    async choose(): Promise<string | null> {
      const file = await chooseFile();
      if (!file) return null;
      if (file.size > largestFile) {
        ElMessage.error(t('editor.import.tooLarge'));
        return null;
      }
      const isSure = await ElMessageBox.confirm(
        t('editor.import.text', { file: file.name }),
        t('editor.import.title'),
        {
          type: 'warning',
          confirmButtonText: t('editor.import.submit'),
          cancelButtonText: t('editor.import.cancel'),
        },
      ).then(
        () => true,
        () => false,
      );
      return isSure ? file.text() : null;
    },
  };
}

function chooseFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.bpmn,.xml';
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

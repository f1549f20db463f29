import { ElMessage } from 'element-plus';
import { useI18n } from 'vue-i18n';
import { chooseFile } from '../exchange/choose-file';
import { type DrawingFile, drawingTypes, readDrawing } from '../exchange/drawing-file';
import { portableSvg } from '../modeler/portable-svg';
import { svgToPng } from '../modeler/svg-to-png';
import { download } from './download';
import type { DiagramState } from './use-diagram';

/** Files of the drawing in and out: BPMN, SVG and PNG out, BPMN in. */
export function useFiles(diagram: DiagramState, name: () => string) {
  const { t } = useI18n();

  async function svg(): Promise<string | null> {
    const saved = await diagram.open.value?.viewer.saveSVG();
    return saved ? portableSvg(saved.svg) : null;
  }

  return {
    async exportBpmn(): Promise<void> {
      const xml = await diagram.xml();
      if (xml) download(`${name()}.bpmn`, 'application/xml', xml);
    },
    async exportSvg(): Promise<void> {
      const drawn = await svg();
      if (drawn) download(`${name()}.svg`, 'image/svg+xml', drawn);
    },
    async exportPng(): Promise<void> {
      const drawn = await svg();
      if (drawn) download(`${name()}.png`, 'image/png', await svgToPng(drawn));
    },
    /** The file that the person chose; null when they did not, or it cannot be one. */
    async choose(): Promise<DrawingFile | null> {
      const file = await chooseFile(drawingTypes);
      if (!file) return null;
      const drawing = await readDrawing(file);
      if (drawing === null) ElMessage.error(t('editor.import.tooLarge'));
      return drawing;
    },
  };
}

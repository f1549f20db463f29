import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import './menus/block-icons.css';
import './diagram.css';
import { xiaowuModdle } from '@xiaowu/engine';
import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import Modeler from 'bpmn-js/lib/Modeler';
import outlineModule from 'bpmn-js/lib/features/outline';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import gridModule from 'diagram-js-grid';
import minimapModule from 'diagram-js-minimap';
import { type FileModdle, withDrawing } from './layout/auto-layout';
import type { ChangeProperties } from './change-properties';
import { designModule, translateModule } from './design-module';
import { followTouch } from './follow-touch';

/** The parts of an open diagram that pages use; the last two only where it can be changed. */
export interface OpenDiagram {
  viewer: BaseViewer;
  canvas: Canvas;
  registry: ElementRegistry;
  selection: Selection;
  overlays: Overlays;
  eventBus: EventBus;
  moddle: FileModdle;
  commandStack: CommandStack | null;
  changeProperties: ChangeProperties | null;
  destroy(): void;
}

/** The reader dropped parts of the file: showing it, or worse saving it, would lose them. */
export class UnreadableDiagram extends Error {
  override readonly name = 'UnreadableDiagram';

  constructor(readonly reasons: readonly string[]) {
    super(`Expected a file that can be read in full, but: ${reasons.join('; ')}`);
  }
}

/** Colours are CSS variables, so that dark mode needs no redraw; the font has to be a real one, texts are measured. */
const lookIn = (container: HTMLElement) => {
  const { fontFamily } = getComputedStyle(container);
  return {
    bpmnRenderer: {
      defaultFillColor: 'var(--diagram-fill)',
      defaultStrokeColor: 'var(--diagram-stroke)',
      defaultLabelColor: 'var(--diagram-text)',
    },
    textRenderer: { defaultStyle: { fontFamily, fontSize: 12 }, externalStyle: { fontFamily, fontSize: 11 } },
    // Keys go to the canvas under the pointer, unless something else of the page has them.
    canvas: { autoFocus: true },
    moddleExtensions: { xiaowu: xiaowuModdle },
  };
};

/** Draws the file into the container, to be changed or only to be looked at. Throws UnreadableDiagram. */
export async function openDiagram(container: HTMLElement, xml: string, isEditable: boolean): Promise<OpenDiagram> {
  const look = lookIn(container);
  const viewer = isEditable
    ? new Modeler({ container, ...look, additionalModules: [translateModule, designModule, gridModule, minimapModule] })
    : new NavigatedViewer({ container, ...look, additionalModules: [translateModule, outlineModule] });
  try {
    await importInto(viewer, xml);
  } catch (error) {
    viewer.destroy();
    throw error;
  }
  const canvas = viewer.get<Canvas>('canvas');
  followTouch(canvas);
  return {
    viewer,
    canvas,
    registry: viewer.get('elementRegistry'),
    selection: viewer.get('selection'),
    overlays: viewer.get('overlays'),
    eventBus: viewer.get('eventBus'),
    moddle: viewer.get('moddle'),
    commandStack: viewer.get('commandStack', false),
    changeProperties: viewer.get('changeProperties', false),
    destroy: () => viewer.destroy(),
  };
}

async function importInto(viewer: BaseViewer, xml: string): Promise<void> {
  try {
    const { warnings } = await viewer.importXML(await withDrawing(xml, viewer.get('moddle')));
    if (warnings.length > 0) throw new UnreadableDiagram(warnings.map(messageOf));
  } catch (error) {
    if (error instanceof UnreadableDiagram) throw error;
    throw new UnreadableDiagram([messageOf(error)]);
  }
}

const messageOf = (reason: unknown): string =>
  reason !== null && typeof reason === 'object' && 'message' in reason ? String(reason.message) : String(reason);

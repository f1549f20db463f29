import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type { ContextPadEntries } from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import { colourTexts } from '../locales/zh-CN/modeler-texts';

interface Colour {
  readonly id: keyof typeof colourTexts.names;
  /** Dark enough to be read as a text on `fill`, in the light and in the dark. */
  readonly stroke: string;
  readonly fill: string;
}

const colours: readonly Colour[] = [
  { id: 'blue', stroke: '#1e529d', fill: '#dce8f8' },
  { id: 'green', stroke: '#1f6b3b', fill: '#daf0e0' },
  { id: 'orange', stroke: '#8f4a0b', fill: '#fce6d2' },
  { id: 'red', stroke: '#a12626', fill: '#fadddd' },
  { id: 'purple', stroke: '#5b3a9a', fill: '#e9e0f8' },
  { id: 'grey', stroke: '#4b5563', fill: '#e5e7eb' },
];
const sample = (fill: string, stroke: string) =>
  `<svg width="20" height="16" aria-hidden="true"><rect x="1" y="1" width="18" height="14" rx="3" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/></svg>`;

/** 颜色 in the context pad, of one element or of several: as BPMN's colour extension keeps it, which other tools read, too. */
export class ElementColours {
  static readonly $inject = ['contextPad', 'popupMenu', 'modeling'];

  constructor(
    contextPad: ContextPad,
    private readonly popupMenu: PopupMenu,
    private readonly modeling: Modeling,
  ) {
    contextPad.registerProvider(this as never);
    popupMenu.registerProvider('xiaowu-colours', {
      getPopupMenuEntries: (target: Element | Element[]) => this.entries([target].flat()),
    } as never);
  }

  getContextPadEntries(element: Element): ContextPadEntries {
    return this.pad([element]);
  }

  getMultiElementContextPadEntries(elements: Element[]): ContextPadEntries {
    return this.pad(elements);
  }

  open(elements: Element[], place: { x: number; y: number }): void {
    this.popupMenu.open(elements as never, 'xiaowu-colours', place, { title: colourTexts.title, width: 160 });
  }

  private pad(elements: Element[]): ContextPadEntries {
    return {
      'set-colour': {
        group: 'edit',
        className: 'block-icon-colour',
        title: colourTexts.title,
        action: {
          click: (event: Event) => {
            if (event instanceof MouseEvent) this.open(elements, { x: event.clientX + 16, y: event.clientY });
          },
        },
      },
    } as unknown as ContextPadEntries;
  }

  private entries(elements: Element[]) {
    const set = (colour: Pick<Colour, 'fill' | 'stroke'> | undefined) => ({
      action: () => {
        this.modeling.setColor(elements, colour as never);
        this.popupMenu.close();
      },
    });
    const plain = sample('var(--diagram-fill)', 'var(--diagram-stroke)');
    return {
      'colour-none': { label: colourTexts.none, imageHtml: plain, ...set(undefined) },
      ...Object.fromEntries(
        colours.map(({ id, fill, stroke }) => [
          `colour-${id}`,
          { label: colourTexts.names[id], imageHtml: sample(fill, stroke), ...set({ fill, stroke }) },
        ]),
      ),
    };
  }
}

import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Clipboard from 'diagram-js/lib/features/clipboard/Clipboard';
import type { ModdleElement } from './moddle';

const place = 'xiaowu-designer-clipboard';
/** Runs before bpmn-js looks into its own clipboard. */
const early = 2050;

/** What is copied in one definition can be pasted in another, also in another tab of the browser. */
export class DefinitionClipboard {
  static readonly $inject = ['eventBus', 'clipboard', 'bpmnFactory'];

  constructor(eventBus: EventBus, clipboard: Clipboard, bpmnFactory: BpmnFactory) {
    let own = '';
    eventBus.on<{ tree: unknown }>('copyPaste.elementsCopied', ({ tree }) => {
      own = JSON.stringify(tree);
      // A full or forbidden store leaves what bpmn-js keeps for this page.
      try {
        localStorage.setItem(place, own);
      } catch {
        own = '';
      }
    });
    eventBus.on('copyPaste.pasteElements', early, () => {
      const text = read();
      if (text !== null && text !== own) clipboard.set(revive(text, bpmnFactory));
    });
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Elements of the file come back as such: each once, however often it is named. */
export function revive(text: string, bpmnFactory: Pick<BpmnFactory, 'create'>): unknown {
  const known = new Map<string, unknown>();
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$type' in value)) return value;
    const { $type, ...attributes } = value as Record<string, unknown> & { $type: string };
    const id = typeof attributes['id'] === 'string' ? `${$type} ${attributes['id']}` : null;
    const before = id === null ? undefined : known.get(id);
    if (before) return before;
    const element = bpmnFactory.create($type, attributes) as unknown as ModdleElement;
    for (const part of Object.values(attributes).flat())
      if (typeof part === 'object' && part !== null && '$type' in part) (part as ModdleElement).$parent = element;
    if (id !== null) known.set(id, element);
    return element;
  });
}

import BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type { ModdleElement } from './moddle';

/** Ids of the file, as moddle keeps them. */
interface Ids {
  assigned(id: string): unknown;
  claim(id: string, element: unknown): void;
}

const prefixes: readonly (readonly [type: string, prefix: string])[] = [
  ['bpmn:StartEvent', 'StartEvent'],
  ['bpmn:EndEvent', 'EndEvent'],
  ['bpmn:Event', 'Event'],
  ['bpmn:Gateway', 'Gateway'],
  ['bpmn:SequenceFlow', 'Flow'],
];

/** `UserTask_7a1f05b7`: the type and eight random digits, so that a copy pasted into another file keeps its meaning. */
export function newElementId(prefix: string, isTaken: (id: string) => boolean): string {
  for (;;) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    const id = `${prefix}_${random.toString(16).padStart(8, '0')}`;
    if (!isTaken(id)) return id;
  }
}

export const idPrefixOf = (element: ModdleElement): string =>
  prefixes.find(([type]) => element.$instanceOf(type))?.[1] ?? element.$type.replace(/^.*:/, '');

/** Gives new elements ids in our style; the rest is bpmn-js's. */
export class ReadableIdFactory extends BpmnFactory {
  static override readonly $inject = ['moddle'];

  constructor(private readonly moddle: { ids: Ids }) {
    super(moddle);
  }

  override create(type: string, attributes: Record<string, unknown> = {}): ModdleElement {
    const id = attributes['id'] ?? this.idFor(type);
    return super.create(type, id === undefined ? attributes : { ...attributes, id }) as ModdleElement;
  }

  /** Ids of drawing elements follow from what they draw: those stay bpmn-js's. */
  private idFor(type: string): string | undefined {
    const probe = (this.moddle as unknown as { create(type: string): ModdleElement }).create(type);
    const needsId = probe.$instanceOf('bpmn:FlowElement') || probe.$instanceOf('bpmn:Artifact');
    return needsId ? newElementId(idPrefixOf(probe), (id) => this.moddle.ids.assigned(id) !== false) : undefined;
  }
}

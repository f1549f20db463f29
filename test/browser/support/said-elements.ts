import { BpmnModdle } from 'bpmn-moddle';
import { xiaowuModdle } from '../../../engine/index.js';

interface Element {
  $type: string;
  $parent?: Element;
  $instanceOf(type: string): boolean;
  id?: string;
  default?: Element;
  sourceRef?: Element;
  targetRef?: Element;
}

const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });

/**
 * What each element of a file says, by its id: its XML with that of everything it names, where it stands and how many
 * flows come and go, every id in it by its type alone. Of two that say the same, settings show the same. What a sequence
 * flow leads from and to counts by its type, and by whether it is the default there: nothing else of it is shown.
 */
export async function saidIn(xml: string): Promise<Record<string, string>> {
  const read = await moddle.fromXML(xml);
  const elements = new Map(Object.entries(read.elementsById as unknown as Record<string, Element>));
  const flows = [...elements.values()].filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const countOf = (end: 'sourceRef' | 'targetRef', element?: Element) =>
    flows.filter((flow) => flow[end] === element).length;
  const texts = new Map<string, string>();
  for (const [id, element] of elements) texts.set(id, (await moddle.toXML(element as never)).xml);
  const idsIn = (text: string) => [...text.matchAll(/(?<=[">])[^"<>]+(?=["<])/g)].map(([id]) => id);
  const said = new Map<string, string>();
  for (const [id, element] of elements) {
    const own = texts.get(id) ?? '';
    const ends = element.$type === 'bpmn:SequenceFlow' ? [element.sourceRef?.id, element.targetRef?.id] : [];
    const named = idsIn(own).filter((each) => each !== id && elements.has(each) && !ends.includes(each));
    const whole = [own, ...named.map((each) => texts.get(each) ?? '')].join('\n');
    const text = whole.replace(/(?<=[">])[^"<>]+(?=["<])/g, (each) =>
      each === id ? '#' : (elements.get(each)?.$type ?? each),
    );
    const { $parent, sourceRef } = element;
    const around = [$parent?.$type, countOf('sourceRef', element), countOf('targetRef', element)];
    const isDefault = sourceRef !== undefined && sourceRef.default === element;
    said.set(id, [text, ...around, countOf('sourceRef', sourceRef), isDefault].join('\n'));
  }
  return Object.fromEntries(said);
}

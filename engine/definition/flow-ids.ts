import { idOf, isA, many, type ModdleElement, one } from './moddle-element.js';

/**
 * Gives every sequence flow without an id one that follows from its ends, so that the same file always gets the same.
 * The standard does not ask for ids (8.3.1), and tools that draw by hand leave them out where nothing refers to them.
 */
export function giveFlowIds(root: ModdleElement, elements: Map<string, ModdleElement>): void {
  const open = [...many(root, 'rootElements')];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    for (const inside of many(element, 'flowElements')) {
      if (isA(inside, 'bpmn:SequenceFlow') && idOf(inside) === null) giveId(inside, elements);
      open.push(inside);
    }
  }
}

/** A flow that begins or ends nowhere stays as it is: it is told of as such. */
function giveId(flow: ModdleElement, elements: Map<string, ModdleElement>): void {
  const [source, target] = ['sourceRef', 'targetRef'].map((end) => idOf(one(flow, end) ?? flow));
  if (source == null || target == null) return;
  const plain = `Flow_${source}_${target}`;
  let id = plain;
  for (let more = 2; elements.has(id); more += 1) id = `${plain}_${more}`;
  flow.set('id', id);
  elements.set(id, flow);
}

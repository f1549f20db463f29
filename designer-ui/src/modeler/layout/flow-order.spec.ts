import { BpmnModdle } from 'bpmn-moddle';
import { flowOrder } from './flow-order';
import { listOf, type ModdleElement, textOf } from '../moddle';

/** Ids of all elements but flows in their order; `a>b` draws a flow, and elements stand in the file as given. */
async function order(elements: string, flows: string): Promise<string> {
  const drawn = flows
    .split(' ')
    .filter(Boolean)
    .map(
      (flow, i) => `<sequenceFlow id="f${i}" sourceRef="${flow.split('>')[0]}" targetRef="${flow.split('>')[1]}" />`,
    );
  const { rootElement } = await new BpmnModdle().fromXML(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:test">
      <process id="P">${elements}${drawn.join('')}</process></definitions>`,
  );
  const [process] = listOf(rootElement as unknown as ModdleElement, 'rootElements');
  const all = (parent: ModdleElement | undefined): ModdleElement[] =>
    listOf(parent, 'flowElements').flatMap((element) => [element, ...all(element)]);
  const found = all(process);
  return flowOrder(found, (element) => found.indexOf(element))
    .filter(({ $type }) => $type !== 'bpmn:SequenceFlow')
    .map((element) => textOf(element, 'id'))
    .join(' ');
}
const tasks = (...ids: string[]) => ids.map((id) => `<userTask id="${id}" />`).join('');

describe('the order in which a case comes to elements', () => {
  it('follows the flows, wherever an element stands in the file', async () => {
    expect(await order(tasks('c', 'a', 'b'), 'a>b b>c')).toBe('a b c');
  });

  it('has branches one after the other and what joins them after both', async () => {
    expect(await order(tasks('end', 'y', 'x', 'fork'), 'fork>x fork>y y>end x>end')).toBe('fork x y end');
  });

  it('leaves ways back out', async () => {
    expect(await order(`${tasks('c', 'b', 'a')}<startEvent id="s" />`, 's>a a>b b>a b>c c>a')).toBe('s a b c');
  });

  it('has what stands inside before what follows, and what a boundary event leads to last', async () => {
    const elements = `${tasks('z', 'after')}<subProcess id="s"><userTask id="i" /></subProcess>
      <boundaryEvent id="e" attachedToRef="s" />${tasks('a')}`;
    expect(await order(elements, 'a>s s>after e>z')).toBe('a s i after e z');
  });

  it('keeps everything, also what nothing leads to', async () => {
    expect(await order(tasks('c', 'd', 'lonely'), 'c>d d>c')).toBe('lonely c d');
  });
});

import { around, bpmnFile, flow } from '../../test/support/engine/bpmn-file.js';
import { compile } from './compile.js';
import { toOwnDialect } from './dialects/own-dialect.js';
import { tidyXml } from './tidy-xml.js';

const task = (id: string) => `<bpmn:task id="${id}"/>`;
const bare = (from: string, to: string) => `<bpmn:sequenceFlow sourceRef="${from}" targetRef="${to}"/>`;

describe('files as other tools write them', () => {
  it('white space around the = of an attribute, which the grammar allows', async () => {
    const loose = '<bpmn:task\n  id = "t"\n  name\t=\n\'a = "b" > c\' />';
    const { processes } = await compile(bpmnFile(around('t', loose)));
    expect(processes[0]?.nodes['t']?.name).toBe('a = "b" > c');
  });

  it.each([
    ['a text', '<a b = "1">c = "d"</a>', '<a b="1">c = "d"</a>'],
    ['a comment', '<!-- b = "1" > --><a b ="1"/>', '<!-- b = "1" > --><a b="1"/>'],
    ['CDATA', '<a b= "1"><![CDATA[<x y = "z">]]></a>', '<a b="1"><![CDATA[<x y = "z">]]></a>'],
    ['the declaration', '<?xml version = "1.0"?><a b ="1"/>', '<?xml version = "1.0"?><a b="1"/>'],
  ])('but nothing of %s', (_what, written, tidy) => expect(tidyXml(written)).toBe(tidy));

  it('flows without ids: each gets the same one every time', async () => {
    const file = bpmnFile(
      `<bpmn:startEvent id="s"/>${bare('s', 'a')}${task('a')}${bare('a', 'b')}${bare('a', 'b')}${task('b')}${bare('b', 'e')}<bpmn:endEvent id="e"/><bpmn:textAnnotation id="Flow_b_e"/>`,
    );
    const expected = ['Flow_a_b', 'Flow_a_b_2', 'Flow_b_e_2', 'Flow_s_a'];
    const { processes } = await compile(file);
    expect(Object.keys(processes[0]?.flows ?? {}).sort()).toEqual(expected);
    const own = await compile((await toOwnDialect(file)).xml);
    expect(Object.keys(own.processes[0]?.flows ?? {}).sort()).toEqual(expected);
  });

  it('names with the prefix of the own namespace', async () => {
    const catcher =
      '<bpmn:intermediateCatchEvent id="m"><bpmn:messageEventDefinition messageRef="tns:paid"/></bpmn:intermediateCatchEvent>';
    const options = {
      roots: '<bpmn:message id="paid" name="bezahlt"/>',
      definitionsAttributes: 'xmlns:tns="urn:test"',
    };
    const { processes } = await compile(bpmnFile(around('m', catcher), options));
    expect(processes[0]?.nodes['m']).toMatchObject({ event: { kind: 'message', name: 'bezahlt' } });
    await expect(
      compile(bpmnFile(around('m', catcher), { ...options, definitionsAttributes: 'xmlns:tns="urn:elsewhere"' })),
    ).rejects.toMatchObject({ problems: [{ code: 'reference.unresolved' }, { code: 'message.missing' }] });
  });

  it('a drawing of something that is not there, which nobody executes', async () => {
    const plane = '<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="plane" bpmnElement="gone"/></bpmndi:BPMNDiagram>';
    const file = bpmnFile(around('t', task('t'))).replace('</bpmn:definitions>', `${plane}</bpmn:definitions>`);
    const { warnings } = await compile(file);
    expect(warnings.map(({ code, elementId }) => [code, elementId])).toEqual([['reference.unresolved', 'plane']]);
  });

  it('a flow that leads nowhere is still told of', async () => {
    const file = bpmnFile(`${around('t', task('t'))}${bare('t', 'gone')}${flow('f9', 't', 'end')}`);
    await expect(compile(file)).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: 'reference.unresolved' })]),
    });
  });
});

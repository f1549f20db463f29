import { around, bpmnFile } from '../../test/support/engine/bpmn-file.js';
import { compile } from './compile.js';

const operations = (attributes = ''): string =>
  `<bpmn:message id="ask" name="ask"/><bpmn:message id="tell" name="tell"/><bpmn:message id="other" name="other"/>
   <bpmn:interface id="i" name="desk" ${attributes}><bpmn:operation id="o" name="ask">
     <bpmn:inMessageRef>ask</bpmn:inMessageRef><bpmn:outMessageRef>tell</bpmn:outMessageRef></bpmn:operation></bpmn:interface>`;
const file = (element: string, attributes?: string): string =>
  bpmnFile(around('x', element), { roots: operations(attributes) });
const compiled = async (xml: string) => (await compile(xml)).processes[0]?.nodes['x'];
const event = (inside: string): string =>
  `<bpmn:intermediateCatchEvent id="x"><bpmn:messageEventDefinition ${inside}</bpmn:messageEventDefinition></bpmn:intermediateCatchEvent>`;
const operationRef = '<bpmn:operationRef>o</bpmn:operationRef>';
const service = `<bpmn:serviceTask id="x" operationRef="o"><bpmn:extensionElements><xiaowu:service type="http"/></bpmn:extensionElements></bpmn:serviceTask>`;

describe('the operation of an interface', () => {
  it.each([
    ['names the message of a send task', '<bpmn:sendTask id="x" operationRef="o"/>', { message: { name: 'ask' } }],
    [
      'names the message of a receive task',
      '<bpmn:receiveTask id="x" operationRef="o"/>',
      { message: { name: 'ask' } },
    ],
    [
      'is answered by its other message',
      '<bpmn:sendTask id="x" messageRef="tell" operationRef="o"/>',
      { message: { name: 'tell' } },
    ],
    ['names the message of an event', event(`>${operationRef}`), { event: { name: 'ask' } }],
    ['agrees with the message of an event', event(`messageRef="ask">${operationRef}`), { event: { name: 'ask' } }],
    ['describes a service that is called by our settings', service, { kind: 'serviceTask', type: 'http' }],
  ])('%s', async (_, element, expected) => {
    expect(await compiled(file(element))).toMatchObject(expected);
  });

  it.each([
    ['of a message that is not its own', file('<bpmn:sendTask id="x" messageRef="other" operationRef="o"/>')],
    ['that is bound to a technology', file('<bpmn:sendTask id="x" operationRef="o"/>', 'implementationRef="wsdl"')],
    ['of a service that is bound to a technology', file(service, 'implementationRef="wsdl"')],
  ])('%s is refused by name', async (_, xml) => {
    const problem = {
      code: 'element.unsupported',
      elementId: 'x',
      data: expect.objectContaining({ part: 'operationRef' }) as unknown,
    };
    await expect(compile(xml)).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining(problem)]) as unknown,
    });
  });
});

import { compile } from './compile.js';
import { mainProcess } from './main-process.js';

const file = (...processes: [id: string, attributes: string, start: string][]) => `<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="definitions" targetNamespace="t">
<bpmn:message id="m" name="m"/>
<bpmn:collaboration id="together">${processes.map(([id]) => `<bpmn:participant id="pool_${id}" name="池 ${id}" processRef="${id}"/>`).join('')}</bpmn:collaboration>
${processes
  .map(
    ([id, attributes, start]) => `<bpmn:process id="${id}" isExecutable="true" ${attributes}>
  <bpmn:startEvent id="${id}_s"><bpmn:outgoing>${id}_f</bpmn:outgoing>${start}</bpmn:startEvent>
  <bpmn:sequenceFlow id="${id}_f" sourceRef="${id}_s" targetRef="${id}_e"/>
  <bpmn:endEvent id="${id}_e"><bpmn:incoming>${id}_f</bpmn:incoming></bpmn:endEvent></bpmn:process>`,
  )
  .join('\n')}
</bpmn:definitions>`;
const byMessage = '<bpmn:messageEventDefinition messageRef="m"/>';
const main = async (...processes: Parameters<typeof file>) => mainProcess(await compile(file(...processes)))?.id;

describe('the process that people start', () => {
  it('is the first that begins by itself, wherever it stands in the file', async () => {
    expect(await main(['a', '', byMessage], ['b', '', ''], ['c', '', ''])).toBe('b');
  });
  it('is the one that the drawing names', async () => {
    expect(await main(['a', '', byMessage], ['b', '', ''], ['c', 'xiaowu:isMain="true"', ''])).toBe('c');
    expect(await main(['a', 'xiaowu:isMain="true"', byMessage], ['b', 'xiaowu:isMain="false"', ''])).toBe('a');
  });
  it('is the first where every one waits for something', async () => {
    expect(await main(['a', '', byMessage])).toBe('a');
  });
  it('cannot be two', async () => {
    const two = ['a', 'b'].map((id): [string, string, string] => [id, 'xiaowu:isMain="true"', '']);
    await expect(compile(file(...two))).rejects.toMatchObject({
      problems: [{ code: 'process.severalMain', elementId: 'b' }],
    });
  });
  it('is called as its pool where it has no name of its own', async () => {
    const { processes } = await compile(file(['a', '', ''], ['b', 'name="自己的"', '']));
    expect(processes.map(({ name }) => name)).toEqual(['池 a', '自己的']);
  });
});

import { BpmnModdle } from 'bpmn-moddle';
import { compile, mainProcess, xiaowuModdle } from '@xiaowu/engine';
import { withProcessId } from '../exchange/carry-item';
import { listOf, type ModdleElement, textOf } from '../modeler/moddle';
import { executableProcesses, isMainProcess, makeMain, processOf } from './process-of';

const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });
const process = (id: string, start: string, inside: string, attributes = 'isExecutable="true"') =>
  `<bpmn:process id="${id}" ${attributes}><bpmn:startEvent id="${id}_s">${start}</bpmn:startEvent>${inside}
   <bpmn:endEvent id="${id}_e"/><bpmn:sequenceFlow id="${id}_1" sourceRef="${id}_s" targetRef="${id}_t"/>
   <bpmn:sequenceFlow id="${id}_2" sourceRef="${id}_t" targetRef="${id}_e"/></bpmn:process>`;
const file = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="Definitions_1" targetNamespace="urn:test">
  <bpmn:message id="m" name="m"/>
  <bpmn:collaboration id="C"><bpmn:participant id="A" processRef="heard"/><bpmn:participant id="B" processRef="asked"/><bpmn:participant id="Outside"/></bpmn:collaboration>
  ${process('heard', '<bpmn:messageEventDefinition messageRef="m"/>', '<bpmn:callActivity id="heard_t" calledElement="asked"/>')}
  ${process('asked', '', '<bpmn:task id="asked_t"/>')}
  ${process('drawn', '', '<bpmn:task id="drawn_t"/>', 'isExecutable="false"')}
</bpmn:definitions>`;
const open = async (xml: string) => {
  const { rootElement } = await moddle.fromXML(xml);
  const roots = listOf(rootElement, 'rootElements');
  return {
    rootElement,
    roots,
    process: (id: string) => roots.find((root) => textOf(root, 'id') === id) as ModdleElement,
  };
};

describe('the processes of a drawing', () => {
  it('belong to the pools that show them', async () => {
    const { roots, process: of } = await open(file);
    const [collaboration] = roots.filter(({ $type }) => $type === 'bpmn:Collaboration');
    const pools = listOf(collaboration, 'participants');
    expect(pools.map((pool) => textOf(processOf(pool), 'id'))).toEqual(['heard', 'asked', '']);
    expect(executableProcesses(of('asked')).map((each) => textOf(each, 'id'))).toEqual(['heard', 'asked']);
  });

  it('are started by people as the engine says, before and after somebody chose', async () => {
    const { rootElement, process: of } = await open(file);
    const main = () => ['heard', 'asked', 'drawn'].filter((id) => isMainProcess(of(id)));
    const inEngine = async () => [mainProcess(await compile((await moddle.toXML(rootElement)).xml))?.id];
    expect(main()).toEqual(['asked']);
    expect(await inEngine()).toEqual(main());
    const apply = (id: string) =>
      makeMain(of(id))().forEach(({ target, properties }) =>
        Object.entries(properties).forEach(([name, value]) => target.set(name, value)),
      );
    apply('heard');
    expect(main()).toEqual(['heard']);
    expect(await inEngine()).toEqual(main());
    apply('asked');
    expect(main()).toEqual(['asked']);
    expect(await inEngine()).toEqual(main());
  });

  it('still call each other when the item gets another key', async () => {
    const renamed = await open(await withProcessId(file, 'copy'));
    expect(textOf(renamed.process('copy'), 'id')).toBe('copy');
    const [, call] = listOf(renamed.process('heard'), 'flowElements');
    expect(textOf(call, 'calledElement')).toBe('copy');
  });
});

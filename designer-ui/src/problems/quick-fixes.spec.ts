import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { listOf, type ModdleElement } from '../modeler/moddle';
import { quickFix } from './quick-fixes';

const form = {
  title: '',
  sections: [{ key: 's', title: '', fields: [{ key: 'a', label: '甲', type: 'text' as const }] }],
};

async function open() {
  const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="D" targetNamespace="urn:test">
      <bpmn:process id="P">
        <bpmn:exclusiveGateway id="G"><bpmn:incoming>F0</bpmn:incoming><bpmn:outgoing>F1</bpmn:outgoing><bpmn:outgoing>F2</bpmn:outgoing></bpmn:exclusiveGateway>
        <bpmn:userTask id="T"><bpmn:extensionElements>
          <xiaowu:fieldRight field="a" right="read" /><xiaowu:fieldRight field="gone" right="read" />
        </bpmn:extensionElements><bpmn:incoming>F1</bpmn:incoming></bpmn:userTask>
        <bpmn:userTask id="U"><bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F0</bpmn:outgoing></bpmn:userTask>
        <bpmn:sequenceFlow id="F0" sourceRef="U" targetRef="G" />
        <bpmn:sequenceFlow id="F1" sourceRef="G" targetRef="T"><bpmn:conditionExpression>a = "x"</bpmn:conditionExpression></bpmn:sequenceFlow>
        <bpmn:sequenceFlow id="F2" sourceRef="G" targetRef="U" />
      </bpmn:process></bpmn:definitions>`,
  );
  const [process] = listOf(rootElement, 'rootElements') as [ModdleElement];
  const get = (id: string) => listOf(process, 'flowElements').find((each) => each.get('id') === id) ?? process;
  const run = (code: string, id: string) => {
    const fix = quickFix(code, get(id), form);
    if (fix && 'edits' in fix)
      fix.edits.forEach((edit) =>
        edit().forEach(({ target, properties }) =>
          Object.entries(properties).forEach(([name, value]) => target.set(name, value)),
        ),
      );
    return fix?.name ?? null;
  };
  return { get, run };
}

describe('putting a problem right by one click', () => {
  it('makes the only flow without a condition the default, once', async () => {
    const { get, run } = await open();
    expect(run('gateway.noDefault', 'G')).toBe('makeDefault');
    expect(get('G').get('default')).toBe(get('F2'));
    expect(run('flow.conditionMissing', 'F2')).toBeNull();
  });

  it('takes away a condition that may not be, and rights of fields that are gone', async () => {
    const { get, run } = await open();
    expect(run('flow.conditionNotAllowed', 'F1')).toBe('removeCondition');
    expect(get('F1').get('conditionExpression')).toBeUndefined();
    expect(run('fieldRight.unknownField', 'T')).toBe('removeRights');
    const rights = listOf(get('T').get('extensionElements') as ModdleElement, 'values');
    expect(rights.map((right) => right.get('field'))).toEqual(['a']);
  });

  it('lets a process be executed and gives a dead end its end', async () => {
    const { get, run } = await open();
    expect(run('process.notExecutable', 'P')).toBe('makeExecutable');
    expect(get('P').get('isExecutable')).toBe(true);
    expect([run('node.noEnd', 'T'), run('node.noEnd', 'U')]).toEqual(['appendEnd', null]);
  });

  it('leaves alone what only the person can know', async () => {
    const { run } = await open();
    expect([run('approvers.missing', 'T'), run('gateway.pointless', 'G')]).toEqual([null, null]);
  });
});

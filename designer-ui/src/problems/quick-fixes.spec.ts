import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { listOf, type ModdleElement } from '../modeler/moddle';
import { readActions } from '../properties/action-settings';
import { quickFix } from './quick-fixes';

const form = {
  title: '',
  sections: [{ key: 's', title: '', fields: [{ key: 'a', label: '甲', type: 'text' as const }] }],
};

async function open() {
  const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="urn:test">
      <bpmn:process id="P">
        <bpmn:exclusiveGateway id="G"><bpmn:incoming>F0</bpmn:incoming><bpmn:outgoing>F1</bpmn:outgoing><bpmn:outgoing>F2</bpmn:outgoing></bpmn:exclusiveGateway>
        <bpmn:userTask id="T"><bpmn:extensionElements>
          <xiaowu:fieldRight field="a" right="read" /><xiaowu:fieldRight field="gone" right="read" /><camunda:taskListener event="end" />
          <camunda:properties><camunda:property name="p" value="1" /></camunda:properties>
        </bpmn:extensionElements><bpmn:incoming>F1</bpmn:incoming></bpmn:userTask>
        <bpmn:userTask id="U" name="乙" camunda:candidateGroups="\${g}"><bpmn:extensionElements><camunda:taskListener event="create" /></bpmn:extensionElements><bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F0</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics xiaowu:collection="x" camunda:collection="\${a.b()}" /></bpmn:userTask>
        <bpmn:sequenceFlow id="F0" sourceRef="U" targetRef="G" />
        <bpmn:sequenceFlow id="F1" sourceRef="G" targetRef="T"><bpmn:conditionExpression>a = "x"</bpmn:conditionExpression></bpmn:sequenceFlow>
        <bpmn:sequenceFlow id="F2" sourceRef="G" targetRef="U" />
      </bpmn:process></bpmn:definitions>`,
  );
  const [process] = listOf(rootElement, 'rootElements') as [ModdleElement];
  const get = (id: string) => listOf(process, 'flowElements').find((each) => each.get('id') === id) ?? process;
  const run = (code: string, id: string, ...data: Record<string, unknown>[]) => {
    const problems = (data.length > 0 ? data : [{}]).map((each) => ({ code, data: each }));
    const fix = quickFix(problems[0] ?? { code }, get(id), form, problems);
    if (fix && 'edits' in fix)
      fix.edits.forEach((edit) =>
        edit().forEach(({ target, properties }) =>
          Object.entries(properties).forEach(([name, value]) => target.set(name, value)),
        ),
      );
    if (fix?.name === 'removeForeign') return fix.settings.map(({ text }) => text);
    return fix?.name ?? null;
  };
  return { get, run };
}

describe('putting a problem right by one click', () => {
  it('opens the button with which one votes against, once', async () => {
    const { get, run } = await open();
    expect(run('approval.noRefusal', 'U')).toBe('allowRefusal');
    const refusals = readActions(get('U'), false).filter(({ action, enabled }) => action === 'refuse' && enabled);
    expect(refusals).toHaveLength(1);
  });

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
    expect(rights.flatMap((right) => right.get('field') ?? [])).toEqual(['a']);
  });

  it('takes away what of another tool is wrong, says what that is, and leaves its other settings', async () => {
    const { get, run } = await open();
    // whatever prefix the file has for the tool
    expect(run('dialect.unsupported', 'U', { name: 'flowable:candidateGroups ${g}' })).toEqual([
      'camunda:candidateGroups="${g}"',
    ]);
    expect(Object.keys(get('U').$attrs)).toEqual([]);
    expect(listOf(get('U').get('extensionElements') as ModdleElement, 'values')).toHaveLength(1);
    expect(run('dialect.expression', 'U', { expression: '${a.b()}', part: 'b' })).toEqual([
      'camunda:collection="${a.b()}"',
    ]);
    const loop = get('U').get('loopCharacteristics') as ModdleElement;
    expect([loop.get('camunda:collection'), loop.get('xiaowu:collection')]).toEqual([undefined, 'x']);
    expect(get('U').get('name')).toBe('乙');
    expect(run('dialect.unsupported', 'U', { name: 'camunda:class' })).toBeNull();
    expect(run('dialect.expression', 'F1', { expression: '${c}' })).toBeNull();
  });

  it('takes away at once whatever of other tools does nothing at an element', async () => {
    const { get, run } = await open();
    expect(run('extension.ignored', 'T', { name: 'camunda:taskListener' }, { name: 'camunda:property' })).toEqual([
      'camunda:taskListener event="end"',
      'camunda:properties · camunda:property name="p" value="1"',
    ]);
    const left = listOf(get('T').get('extensionElements') as ModdleElement, 'values');
    expect(left.map(({ $type }) => $type)).toEqual(['xiaowu:FieldRight', 'xiaowu:FieldRight']);
    run('extension.ignored', 'U', { name: 'camunda:taskListener' });
    expect(get('U').get('extensionElements')).toBeUndefined();
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

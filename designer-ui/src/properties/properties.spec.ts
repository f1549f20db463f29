import { BpmnModdle } from 'bpmn-moddle';
import { compile, xiaowuModdle } from '@xiaowu/engine';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import { type Edit, listOf, type ModdleElement, type PropertyChange } from '../modeler/moddle';
import { changeAction, readActions } from './action-settings';
import { addNotice } from './notices/notice-settings';
import { changeApproval, readApproval } from './people/approval-settings';
import { addRule, changeRule, newRule, readRules, removeRule } from './people/approver-rules';
import { changeCall, readCall } from './services/call-settings';
import { changeDecision, readDecision } from './services/decision-settings';
import { messageHolderOf } from './events/message-holder';
import { changeStandardLoop, readStandardLoop, switchStandardLoop } from './repetition/standard-loop';
import { eventDefinitionOf } from './events/event-definitions';
import { changeRight, changeRights, fillRights, readRights } from './field-rights';
import { changeCondition, changeDefault, isDefaultFlow, readCondition } from './flow-condition';
import { addMappings, changeMapping, readMappings, removeMapping } from './data/mappings';
import { changeMultiInstance, readMultiInstance, switchMultiInstance } from './repetition/multi-instance';
import { changeReferenced, errorReference, messageReference, pointTo, rootsOf } from './events/root-references';
import { changeScript, readScript } from './services/script-settings';
import { changeService, changeSetting, readService } from './services/service-settings';
import { changeTimer, readTimer } from './time/timer-settings';
import { changeQuorum, isWeighed, readQuorums } from './people/vote-quorums';

const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });

const file = (elements: string, roots = '') => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" xmlns:other="urn:other" id="Definitions_1" targetNamespace="urn:test">
  ${roots}
  <bpmn:process id="P" isExecutable="true">
    ${elements}
  </bpmn:process>
</bpmn:definitions>`;

/** Opens a file; gives its elements by id and what the file says after edits. */
async function open(xml: string) {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  expect(warnings).toEqual([]);
  const find = (container: ModdleElement, id: string): ModdleElement | undefined =>
    [...listOf(container, 'rootElements'), ...listOf(container, 'flowElements')].find(
      (element) => element.get('id') === id,
    );
  const process = find(rootElement, 'P');
  return {
    rootElement,
    get: (id: string): ModdleElement => {
      const element = process && find(process, id);
      if (!element) throw new Error(`Expected ${id} in the file, but it is not there`);
      return element;
    },
    xml: async () => (await moddle.toXML(rootElement, { format: true })).xml,
  };
}

/** As the command stack does it: every edit sees what the ones before it did, and undo brings back the old values. */
function apply(...edits: Edit[]): () => void {
  const undo: (() => void)[] = [];
  const set = ({ target, properties }: PropertyChange) => {
    const before = Object.keys(properties).map((name) => [name, target.get(name)] as const);
    undo.unshift(() => before.forEach(([name, value]) => target.set(name, value)));
    Object.entries(properties).forEach(([name, value]) => target.set(name, value));
  };
  edits.forEach((edit) => edit().forEach(set));
  return () => undo.forEach((step) => step());
}

const newId = (prefix: string) => `${prefix}new`;

const form: FormSchema = {
  title: '申请',
  sections: [
    {
      key: 's',
      title: '',
      fields: [
        { key: 'name', label: '姓名', type: 'text', readonly: true },
        { key: 'amount', label: '金额', type: 'money', required: true },
        { key: 'note', label: '备注', type: 'text' },
        { key: 'goods', label: '物品', type: 'table', columns: [{ key: 'count', label: '数量', type: 'number' }] },
      ],
    },
  ],
};

const task = file(`<bpmn:startEvent id="S"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="A"><bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing></bpmn:userTask>
    <bpmn:userTask id="B" name="审批">
      <bpmn:extensionElements>
        <other:hint>留着</other:hint>
        <xiaowu:approval mode="any" other:mark="x" />
        <xiaowu:approver kind="role" value="unionChair" />
        <xiaowu:action name="delegate" enabled="true" />
      </bpmn:extensionElements>
      <bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F3</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="E"><bpmn:incoming>F3</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="A" />
    <bpmn:sequenceFlow id="F2" sourceRef="A" targetRef="B" />
    <bpmn:sequenceFlow id="F3" sourceRef="B" targetRef="E" />`);

describe('settings of a step', () => {
  it('writes what the engine reads', async () => {
    const { get, xml } = await open(task);
    const step = get('B');
    apply(
      () =>
        changeApproval(step, {
          mode: 'vote',
          remindAfter: 'PT24H',
          dueAfter: 'P3D',
          opinionRequired: true,
          signatureRequired: true,
        }),
      () => changeQuorum(step, 'pass', { by: 'percent', value: 60 }),
      () => addRule(step, { ...newRule('departmentHead'), levels: 2 }),
      () => changeAction(step, { action: 'refuse', enabled: true, label: '不赞成' }, false),
      () => changeRight(step, 'amount', 'hidden'),
      () =>
        addNotice(step, {
          on: 'completion',
          to: 'role',
          value: 'hr',
          text: '{{actor}}',
          enabled: true,
          channels: ['portal', 'email'],
        }),
    );
    const { processes } = await compile(await xml());
    const node = processes[0]?.nodes['B'];
    expect(node?.kind === 'userTask' && node.approval).toMatchObject({
      mode: 'vote',
      passPercent: 60,
      remindAfter: 'PT24H',
      dueAfter: 'P3D',
      opinionRequired: true,
      signatureRequired: true,
      approvers: [
        { kind: 'role', value: 'unionChair' },
        { kind: 'departmentHead', department: 'applicant', levels: 2 },
      ],
      fieldRights: [{ field: 'amount', right: 'hidden' }],
      notices: [
        { on: 'completion', to: 'role', value: 'hr', text: '{{actor}}', enabled: true, channels: ['portal', 'email'] },
      ],
    });
  });

  it('has one quorum to pass a vote and one to refuse, by share, people or weight', async () => {
    const { get, xml } = await open(task);
    const step = get('B');
    expect(readQuorums(step)).toEqual({ pass: { by: 'percent', value: 50 }, refuse: null });
    apply(
      () => changeApproval(step, { mode: 'vote' }),
      () => changeQuorum(step, 'pass', { by: 'weight', value: 5 }),
      () => changeQuorum(step, 'refuse', { by: 'count', value: 2 }),
      () => changeRule(step, 0, { ...newRule('role'), value: 'unionChair', weight: 3 }),
    );
    const approval = async () => {
      const node = (await compile(await xml())).processes[0]?.nodes['B'];
      return node?.kind === 'userTask' ? node.approval : null;
    };
    expect(isWeighed(readQuorums(step))).toBe(true);
    expect(await approval()).toMatchObject({
      passQuorum: { by: 'weight', value: 5 },
      refuseQuorum: { by: 'count', value: 2 },
      approvers: [{ kind: 'role', value: 'unionChair', weight: 3 }],
    });
    apply(
      () => changeQuorum(step, 'pass', { by: 'percent', value: 70 }),
      () => changeQuorum(step, 'refuse', null),
    );
    expect(await approval()).toMatchObject({ passPercent: 70 });
    expect(await approval()).not.toMatchObject({ refuseQuorum: expect.anything() });
    expect(readQuorums(step)).toEqual({ pass: { by: 'percent', value: 70 }, refuse: null });
  });

  it('gives many fields their rights at once, each as near as it can have it', async () => {
    const { get } = await open(task);
    const step = get('B');
    const rights = () => Object.fromEntries(readRights(step, form, false).map(({ path, right }) => [path, right]));
    apply(() =>
      changeRights(
        step,
        form,
        false,
        new Map([
          ['name', 'write'],
          ['amount', 'write'],
          ['note', 'hidden'],
        ]),
      ),
    );
    expect(rights()).toEqual({
      name: 'read',
      amount: 'required',
      note: 'hidden',
      goods: 'read',
      'goods.count': 'read',
    });
    // a column alone: without its table it could not be written
    apply(() => changeRights(step, form, false, new Map([['goods.count', 'required']])));
    expect(rights()).toMatchObject({ note: 'hidden', goods: 'write', 'goods.count': 'required' });
  });

  it('changes nothing else of the file, and nothing at all after undo', async () => {
    const opened = await open(task);
    const before = await opened.xml();
    const step = opened.get('B');
    const undo = apply(
      () => changeApproval(step, { mode: 'all' }),
      () => changeRule(step, 0, { ...newRule('person'), value: '1987000009' }),
      ...fillRights(step, 'write'),
    );
    const after = await opened.xml();
    expect(after).toContain('<other:hint>留着</other:hint>');
    expect(after).toContain('other:mark="x"');
    expect(after).toContain('<xiaowu:action name="delegate" enabled="true" />');
    expect(after).not.toContain('unionChair');
    undo();
    expect(await opened.xml()).toBe(before);
  });

  it('leaves no empty container behind', async () => {
    const opened = await open(task);
    const before = await opened.xml();
    const step = opened.get('A');
    apply(() => addRule(step, newRule('applicant')));
    expect(await opened.xml()).not.toBe(before);
    apply(() => removeRule(step, 0));
    expect(await opened.xml()).toBe(before);
  });

  it('knows the defaults of the applicant’s step and of every other', async () => {
    const { get } = await open(task);
    expect(readApproval(get('A'), true)).toMatchObject({ mode: 'single', defaultRight: 'write' });
    expect(readApproval(get('B'), false)).toMatchObject({ mode: 'any', whenEmpty: 'hold', defaultRight: 'read' });
    const on = (id: string, isFirst: boolean) =>
      readActions(get(id), isFirst)
        .filter(({ enabled }) => enabled)
        .map(({ action }) => action);
    // beside submitting, all that the applicant can do with the case
    expect(on('A', true)).toEqual(['complete', 'withdraw', 'print', 'terminate', 'urge', 'reapply']);
    expect(on('B', false)).toEqual(['complete', 'return', 'addApprovers', 'delegate', 'print', 'save']);
  });

  it('keeps no entry for a button that is as usual', async () => {
    const opened = await open(task);
    const before = await opened.xml();
    const step = opened.get('B');
    apply(() => changeAction(step, { action: 'return', enabled: false, label: '' }, false));
    expect(readActions(step, false).find(({ action }) => action === 'return')?.enabled).toBe(false);
    apply(() => changeAction(step, { action: 'return', enabled: true, label: '' }, false));
    expect(await opened.xml()).toBe(before);
  });

  it('a rule of another kind forgets what the old one said', async () => {
    const { get } = await open(task);
    const step = get('B');
    apply(() => changeRule(step, 0, newRule('post')));
    expect(readRules(step)).toEqual([newRule('post')]);
  });

  it('heads are those of a department or of what the form names, never both', async () => {
    const opened = await open(task);
    const step = opened.get('B');
    apply(() => changeRule(step, 0, { ...newRule('departmentHead'), departmentField: 'asked' }));
    expect(await opened.xml()).toMatch(
      /<xiaowu:approver kind="departmentHead" departmentField="asked" levels="1" ?\/>/,
    );
    apply(() => changeRule(step, 0, newRule('departmentHead')));
    expect(await opened.xml()).not.toContain('departmentField');
  });
});

describe('field rights', () => {
  const rightsOf = (step: ModdleElement) =>
    Object.fromEntries(readRights(step, form, false).map(({ path, right }) => [path, right]));

  it('are what the server makes of them', async () => {
    const { get } = await open(task);
    const step = get('B');
    apply(...fillRights(step, 'write'));
    expect(rightsOf(step)).toEqual({
      name: 'read',
      amount: 'required',
      note: 'write',
      goods: 'write',
      'goods.count': 'write',
    });
    apply(() => changeRight(step, 'goods', 'read'));
    expect(rightsOf(step)).toMatchObject({ goods: 'read', 'goods.count': 'read' });
    apply(() => changeRight(step, 'goods', 'required'));
    expect(rightsOf(step)).toMatchObject({ goods: 'required', 'goods.count': 'write' });
  });

  it('fills all with one default instead of an entry for each', async () => {
    const opened = await open(task);
    const step = opened.get('B');
    apply(() => changeRight(step, 'note', 'write'), ...fillRights(step, 'hidden'));
    const xml = await opened.xml();
    expect(xml).toContain('defaultRight="hidden"');
    expect(xml).not.toContain('fieldRight ');
  });
});

const branches =
  file(`<bpmn:exclusiveGateway id="G" default="F2"><bpmn:outgoing>F1</bpmn:outgoing><bpmn:outgoing>F2</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:task id="T"><bpmn:incoming>F1</bpmn:incoming><bpmn:incoming>F2</bpmn:incoming></bpmn:task>
    <bpmn:sequenceFlow id="F1" sourceRef="G" targetRef="T" />
    <bpmn:sequenceFlow id="F2" sourceRef="G" targetRef="T" />`);

describe('a sequence flow', () => {
  it('has a condition or is the default, not both', async () => {
    const opened = await open(branches);
    const flow = opened.get('F2');
    expect(isDefaultFlow(flow)).toBe(true);
    apply(() => changeCondition(flow, 'amount > 200000'));
    expect(isDefaultFlow(flow)).toBe(false);
    expect(await opened.xml()).toContain('amount &gt; 200000</bpmn:conditionExpression>');
    apply(() => changeDefault(flow, true));
    expect(readCondition(flow)).toBe('');
  });

  it('loses its condition when the text is emptied', async () => {
    const opened = await open(branches);
    const before = await opened.xml();
    const flow = opened.get('F1');
    apply(() => changeCondition(flow, 'x = 1'));
    apply(() => changeCondition(flow, 'x = 2'));
    expect(readCondition(flow)).toBe('x = 2');
    apply(() => changeCondition(flow, ''));
    expect(await opened.xml()).toBe(before);
  });
});

describe('events', () => {
  const events = file(
    `<bpmn:intermediateCatchEvent id="T"><bpmn:timerEventDefinition id="TD"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P3D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="M"><bpmn:messageEventDefinition id="MD" /></bpmn:intermediateCatchEvent>
    <bpmn:endEvent id="X"><bpmn:errorEventDefinition id="XD" errorRef="Error_1" /></bpmn:endEvent>`,
    '<bpmn:error id="Error_1" errorCode="rejected" />',
  );

  it('a timer waits in one way only', async () => {
    const opened = await open(events);
    const timer = opened.get('T');
    expect(readTimer(timer)).toEqual({ kind: 'duration', value: 'P3D' });
    const undo = apply(() => changeTimer(timer, { kind: 'cycle', value: 'R3/PT10H' }));
    expect(readTimer(timer)).toEqual({ kind: 'cycle', value: 'R3/PT10H' });
    expect(await opened.xml()).not.toContain('timeDuration');
    undo();
    expect(readTimer(timer)).toEqual({ kind: 'duration', value: 'P3D' });
  });

  it('a message is made when it gets its name, and shared by reference', async () => {
    const opened = await open(events);
    const definition = eventDefinitionOf(opened.get('M'), 'bpmn:MessageEventDefinition');
    if (!definition) throw new Error('Expected a message event');
    const undo = apply(() =>
      changeReferenced(definition, messageReference, { name: 'objection', 'xiaowu:correlationKey': 'id' }, newId),
    );
    const xml = await opened.xml();
    expect(xml).toContain('<bpmn:message id="Message_new" name="objection" xiaowu:correlationKey="id" />');
    expect(xml).toContain('messageRef="Message_new"');
    expect(rootsOf(definition, messageReference)).toHaveLength(1);
    undo();
    expect(await opened.xml()).not.toContain('Message_new');
  });

  it('an error without a code refers to none', async () => {
    const opened = await open(events);
    const definition = eventDefinitionOf(opened.get('X'), 'bpmn:ErrorEventDefinition');
    if (!definition) throw new Error('Expected an error event');
    apply(() => changeReferenced(definition, errorReference, { errorCode: 'late' }, newId));
    expect(await opened.xml()).toContain('<bpmn:error id="Error_1" errorCode="late" />');
    apply(() => pointTo(definition, errorReference, null));
    expect(await opened.xml()).not.toContain('errorRef');
  });
});

describe('activities', () => {
  const activities = file(
    `<bpmn:serviceTask id="H" /><bpmn:scriptTask id="C" /><bpmn:subProcess id="L" /><bpmn:businessRuleTask id="R" /><bpmn:callActivity id="A" /><bpmn:sendTask id="N" />`,
  );

  it('a service task calls with settings of its own', async () => {
    const opened = await open(activities);
    const before = await opened.xml();
    const service = opened.get('H');
    const undo = apply(
      () => changeService(service, { type: 'http', resultVariable: 'answer' }),
      () => changeSetting(service, 'url', 'https://example.org'),
      () => changeSetting(service, 'method', 'GET'),
      () => changeSetting(service, 'method', ''),
    );
    expect(readService(service)).toEqual({
      type: 'http',
      resultVariable: 'answer',
      settings: { url: 'https://example.org' },
    });
    undo();
    expect(await opened.xml()).toBe(before);
  });

  it('a script task computes in FEEL', async () => {
    const opened = await open(activities);
    const script = opened.get('C');
    apply(() => changeScript(script, { language: 'feel', script: 'amount * 2', resultVariable: 'double' }));
    expect(readScript(script)).toEqual({ language: 'feel', script: 'amount * 2', resultVariable: 'double' });
    expect(await opened.xml()).toContain('scriptFormat="application/feel"');
    apply(() => changeScript(script, { ...readScript(script), language: 'javascript', script: 'return 1' }));
    expect(await opened.xml()).toContain('scriptFormat="application/javascript"');
    expect(readScript(script).language).toBe('javascript');
  });

  it('a business rule task names its decision, a call activity what it calls, each with a version', async () => {
    const opened = await open(activities);
    const before = await opened.xml();
    const [rules, call] = [opened.get('R'), opened.get('A')];
    const undo = apply(
      () => changeDecision(rules, { decisionId: 'tier', resultVariable: 'tier' }),
      () => changeDecision(rules, { binding: 'version', version: 3 }),
      () => changeCall(call, { calledElement: 'seal-use', binding: 'deployment' }),
    );
    expect(readDecision(rules)).toEqual({ decisionId: 'tier', resultVariable: 'tier', binding: 'version', version: 3 });
    const isAlone = { passesAll: false, takesAll: false };
    expect(readCall(call)).toEqual({ calledElement: 'seal-use', binding: 'deployment', version: null, ...isAlone });
    expect(await opened.xml()).toContain('calledElement="seal-use" xiaowu:binding="deployment"');
    apply(() => changeDecision(rules, { binding: 'latest' }));
    expect(readDecision(rules).version).toBeNull();
    undo();
    expect(await opened.xml()).toBe(before);
  });

  it('loops while a condition holds', async () => {
    const opened = await open(activities);
    const before = await opened.xml();
    const loop = opened.get('L');
    const undo = apply(
      () => switchStandardLoop(loop, true),
      () => changeStandardLoop(loop, { condition: 'loopCounter < 3', maximum: 5, testBefore: true }),
    );
    expect(readStandardLoop(loop)).toEqual({ condition: 'loopCounter < 3', maximum: 5, testBefore: true });
    apply(() => changeStandardLoop(loop, { maximum: null }));
    expect(readStandardLoop(loop)?.maximum).toBeNull();
    undo();
    expect(await opened.xml()).toBe(before);
  });

  it('send and receive tasks refer to a message themselves', async () => {
    const opened = await open(activities);
    const send = messageHolderOf(opened.get('N'));
    if (!send) throw new Error('Expected a send task to hold a message');
    apply(() => changeReferenced(send, messageReference, { name: 'paid' }, newId));
    expect(await opened.xml()).toContain('<bpmn:sendTask id="N" messageRef="Message_new" />');
    expect(messageHolderOf(opened.get('H'))).toBeNull();
  });

  it('maps variables in and out', async () => {
    const { get } = await open(activities);
    const service = get('H');
    apply(
      () => addMappings(service, 'input', [{ variable: '', expression: '' }]),
      () => addMappings(service, 'output', [{ variable: '', expression: '' }]),
      () => changeMapping(service, 'input', 0, { variable: 'x', expression: 'amount' }),
      () => removeMapping(service, 'output', 0),
    );
    expect(readMappings(service, 'input')).toEqual([{ variable: 'x', expression: 'amount' }]);
    expect(readMappings(service, 'output')).toEqual([]);
  });

  it('runs several times over a collection', async () => {
    const opened = await open(activities);
    const before = await opened.xml();
    const loop = opened.get('L');
    const undo = apply(
      () => switchMultiInstance(loop, true),
      () => changeMultiInstance(loop, { collection: 'departments', elementVariable: 'department', isSequential: true }),
      () => changeMultiInstance(loop, { completionCondition: 'numberOfCompletedInstances > 1' }),
    );
    expect(readMultiInstance(loop)).toMatchObject({
      isSequential: true,
      collection: 'departments',
      elementVariable: 'department',
      completionCondition: 'numberOfCompletedInstances > 1',
    });
    expect(await opened.xml()).toContain('xiaowu:collection="departments"');
    undo();
    expect(await opened.xml()).toBe(before);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { around, bpmnFile, condition, flow } from '../../../test/support/engine/bpmn-file.js';
import { DefinitionError } from '../../errors.js';
import { compile } from '../compile.js';
import { toOwnDialect } from './own-dialect.js';
import type { FlowNode } from '../flow-node.js';
import type { Definitions } from '../graph.js';

const fixture = (name: string) => compile(readFileSync(join(__dirname, 'fixtures', `${name}.bpmn`), 'utf8'));
const warningsOf = ({ warnings }: Definitions) =>
  warnings
    .filter(({ code }) => code === 'extension.ignored')
    .map(({ elementId, data }) => `${elementId} ${String(data['name'])}`)
    .sort();

function nodeOf<Kind extends FlowNode['kind']>(
  { processes }: Definitions,
  id: string,
  kind: Kind,
): Extract<FlowNode, { kind: Kind }> {
  const node = processes[0]?.nodes[id];
  expect(node?.kind).toBe(kind);
  return node as Extract<FlowNode, { kind: Kind }>;
}
const mappings = (list: readonly { variable: string; expression: { source: string } }[]) =>
  Object.fromEntries(list.map(({ variable, expression }) => [variable, expression.source]));

describe('cron', () => {
  const compiled = async (uri: string, cron: string) => {
    const timer = `<bpmn:timerEventDefinition><bpmn:timeCycle>${cron}</bpmn:timeCycle></bpmn:timerEventDefinition>`;
    const file = bpmnFile(
      `<bpmn:startEvent id="s">${timer}</bpmn:startEvent>${flow('f', 's', 'e')}<bpmn:endEvent id="e"/>`,
      { definitionsAttributes: `xmlns:tool="${uri}"` },
    );
    const { event } = nodeOf(await compile(file), 's', 'startEvent');
    return event.kind === 'timer' ? event.value.source : null;
  };

  it.each([
    ['http://flowable.org/bpmn', '0 0 9 ? * 2-6', '0 0 9 ? * MON-FRI'],
    ['http://camunda.org/schema/1.0/bpmn', '0 0 9 ? * 1,7 *', '0 0 9 ? * SUN,SAT *'],
    ['http://activiti.org/bpmn', '0 0 9 ? * 6#3', '0 0 9 ? * FRI#3'],
    ['http://flowable.org/bpmn', '0 0 9 ? * MON', '0 0 9 ? * MON'],
    ['http://camunda.org/schema/zeebe/1.0', '0 0 9 * * 1-5', '0 0 9 * * 1-5'],
  ])('of %s: weekdays of %s are %s', async (uri, cron, expected) => {
    expect(await compiled(uri, cron)).toBe(expected);
  });
});

describe('a file of Camunda 7', () => {
  it('gives its steps to the same people', async () => {
    const file = await fixture('camunda-7');
    expect(file.processes[0]?.applicantTaskId).toBe('Task_apply');
    const apply = nodeOf(file, 'Task_apply', 'userTask').approval;
    expect(apply.approvers).toEqual([{ kind: 'applicant' }]);
    expect(apply.formKey).toBe('embedded:app:forms/apply.html');
    const { approvers, mode, dueAfter, fieldRights } = nodeOf(file, 'Task_review', 'userTask').approval;
    expect(approvers).toEqual([
      { kind: 'person', value: 'demo' },
      { kind: 'expression', value: 'deputy' },
      { kind: 'role', value: 'accounting' },
      { kind: 'role', value: 'management' },
    ]);
    expect({ mode, dueAfter }).toEqual({ mode: 'single', dueAfter: 'P3D' });
    expect(fieldRights).toEqual([
      { field: 'amount', right: 'read' },
      { field: 'remark', right: 'required' },
      { field: 'tags', right: 'write' },
    ]);
    expect(nodeOf(file, 'Task_board', 'userTask').approval.approvers).toEqual([
      { kind: 'expression', value: 'member' },
    ]);
  });

  it('keeps what is counted, mapped, called and decided', async () => {
    const file = await fixture('camunda-7');
    const { multiInstance } = nodeOf(file, 'Task_board', 'userTask');
    expect(multiInstance?.collection?.source).toBe('board');
    expect(multiInstance?.inputItem).toBe('member');
    expect(multiInstance?.completionCondition?.source).toBe('(numberOfCompletedInstances / numberOfInstances) >= 0.5');
    const book = nodeOf(file, 'Task_book', 'serviceTask');
    expect(book.type).toBe('booking');
    expect(book.settings).toEqual({ retries: '5', backoffMs: '600000' });
    expect(mappings(book.inputs)).toEqual({
      total: 'amount * 2',
      text: '"Invoice of " + (if (vendor) = null then "" else string(vendor))',
      lines: '["first", second]',
      more: '{"currency": "CNY"}',
    });
    const rate = nodeOf(file, 'Task_rate', 'businessRuleTask');
    expect([rate.decisionId, rate.decision, rate.resultVariable]).toEqual([
      'rating-table',
      { binding: 'version', version: 3 },
      'rating',
    ]);
    const call = nodeOf(file, 'Call_archive', 'callActivity');
    expect(call.called).toEqual({ binding: 'deployment' });
    expect(mappings(call.inputs)).toEqual({ value: 'amount', name: 'vendor' });
    expect(mappings(call.outputs)).toEqual({ archiveNumber: 'number' });
    expect(mappings(nodeOf(file, 'Task_review', 'userTask').outputs)).toEqual({ reviewed: 'amount > 0' });
  });

  it('has its conditions and times in FEEL', async () => {
    const file = await fixture('camunda-7');
    expect(file.processes[0]?.flows['Flow_high']?.condition?.source).toBe('amount >= 1000 and not(approved = true)');
    expect(nodeOf(file, 'Event_wait', 'intermediateCatchEvent').event).toMatchObject({ value: { source: 'delay' } });
  });

  it('names what has no counterpart', async () => {
    expect(warningsOf(await fixture('camunda-7'))).toEqual([
      'Call_archive camunda:in businessKey="#{execution.processBusinessKey}"',
      'Definitions_1ab2c3d modeler:executionPlatform',
      'Definitions_1ab2c3d modeler:executionPlatformVersion',
      'Process_invoice camunda:historyTimeToLive',
      'Process_invoice camunda:versionTag',
      'Task_apply camunda:formKey embedded:app:forms/apply.html',
      'Task_review camunda:formField (label, type)',
      'Task_review camunda:priority',
      'Task_review camunda:taskListener',
    ]);
  });
});

describe('a file of Flowable', () => {
  it('is read with its people, rights, markers, service, script and call', async () => {
    const file = await fixture('flowable');
    expect(nodeOf(file, 'apply', 'userTask').approval).toMatchObject({
      approvers: [{ kind: 'applicant' }],
      formKey: 'leave-form',
    });
    const head = nodeOf(file, 'head', 'userTask');
    expect(head.approval).toMatchObject({
      approvers: [{ kind: 'role', value: 'heads' }],
      dueAfter: 'PT48H',
      fieldRights: [
        { field: 'days', right: 'read' },
        { field: 'secret', right: 'hidden' },
        { field: 'opinion', right: 'required' },
      ],
    });
    expect(mappings(head.outputs)).toEqual({ seen: 'true' });
    const { multiInstance } = nodeOf(file, 'sign', 'userTask');
    expect(multiInstance?.isSequential).toBe(true);
    expect(multiInstance?.collection?.source).toBe('signers');
    expect(multiInstance?.completionCondition?.source).toBe(
      'numberOfCompletedInstances >= 2 or string(refused) = "true"',
    );
    const notify = nodeOf(file, 'notify', 'serviceTask');
    expect([notify.type, notify.resultVariable]).toEqual(['http', 'answer']);
    expect(notify.settings).toEqual({
      method: 'POST',
      url: 'https://example.org/notify',
      retries: '3',
      backoffMs: '300000',
    });
    const count = nodeOf(file, 'count', 'scriptTask');
    expect([count.script, count.resultVariable]).toMatchObject([{ source: 'days + 1' }, 'total']);
    const record = nodeOf(file, 'record', 'callActivity');
    expect([record.called, mappings(record.inputs), mappings(record.outputs)]).toEqual([
      { binding: 'deployment' },
      { days: 'days' },
      { recordNumber: 'number' },
    ]);
    expect(file.processes[0]?.flows['f4']?.condition?.source).toBe(
      'days > 3 or (deputy = null or deputy = "" or deputy = [])',
    );
  });

  it('names what has no counterpart', async () => {
    expect(warningsOf(await fixture('flowable'))).toEqual([
      'apply flowable:formFieldValidation',
      'apply flowable:formKey leave-form',
      'apply modeler:initiator-can-complete',
      'count flowable:autoStoreVariables',
      'head flowable:executionListener',
      'head flowable:formProperty (name, type)',
      'head flowable:skipExpression',
      'notify flowable:parallelInSameTransaction',
      'start flowable:formFieldValidation',
    ]);
  });
});

describe('a file of Activiti', () => {
  it('is read with its people, markers and scripts', async () => {
    const file = await fixture('activiti');
    expect(nodeOf(file, 'fill', 'userTask').approval.approvers).toEqual([{ kind: 'applicant' }]);
    expect(nodeOf(file, 'check', 'userTask').approval.approvers).toEqual([
      { kind: 'person', value: 'kermit' },
      { kind: 'person', value: 'gonzo' },
    ]);
    expect(nodeOf(file, 'items', 'subProcess').multiInstance).toMatchObject({
      collection: { source: 'items' },
      inputItem: 'item',
      completionCondition: { source: 'numberOfActiveInstances = 0' },
    });
    expect(nodeOf(file, 'approve', 'userTask').approval.approvers).toEqual([
      { kind: 'expression', value: 'item.owner' },
    ]);
    expect(nodeOf(file, 'sum', 'scriptTask')).toMatchObject({
      script: { language: 'javascript' },
      resultVariable: 'sum',
    });
    expect(warningsOf(file)).toEqual(['fill activiti:formKey expense.form', 'sum activiti:autoStoreVariables']);
  });
});

describe('a file of Camunda 8', () => {
  it('is read with its people, workers, mappings, decisions, calls and keys', async () => {
    const file = await fixture('camunda-8');
    const pick = nodeOf(file, 'pick', 'userTask');
    expect(pick.approval).toMatchObject({
      approvers: [{ kind: 'expression', value: 'requester' }],
      formKey: 'pick-form',
      dueAfter: 'P1D',
    });
    expect([mappings(pick.inputs), mappings(pick.outputs)]).toEqual([{ lines: 'order.lines' }, { result: 'picked' }]);
    expect(nodeOf(file, 'approve', 'userTask').approval.approvers).toEqual([
      { kind: 'expression', value: '["ann", deputy]' },
      { kind: 'role', value: 'sales' },
      { kind: 'role', value: 'support' },
    ]);
    const pay = nodeOf(file, 'pay', 'serviceTask');
    expect([pay.type, pay.settings]).toEqual(['payment', { currency: 'CNY', retries: '4' }]);
    expect([mappings(pay.inputs), mappings(pay.outputs)]).toEqual([
      { amount: 'total' },
      { receiptNumber: 'result.receipt.number' },
    ]);
    expect(pay.multiInstance).toMatchObject({
      collection: { source: 'order.lines' },
      inputItem: 'line',
      outputCollection: 'receipts',
      outputItem: { source: 'result.receipt' },
    });
    expect(nodeOf(file, 'calc', 'scriptTask')).toMatchObject({
      script: { source: 'total * 1.06' },
      resultVariable: 'gross',
    });
    expect(nodeOf(file, 'rate', 'businessRuleTask')).toMatchObject({
      decisionId: 'discount',
      resultVariable: 'discount',
    });
    const ship = nodeOf(file, 'ship', 'callActivity');
    expect([ship.calledElement, mappings(ship.inputs)]).toEqual(['shipping', { orderId: 'order.id' }]);
    expect(nodeOf(file, 'delivered', 'intermediateCatchEvent').event).toMatchObject({
      name: 'delivered',
      correlationKey: { source: 'order.id' },
    });
    expect(file.processes[0]?.flows['yes']?.condition?.source).toBe('total > 100 and approved');
    expect(warningsOf(file)).toEqual([
      'Definitions_0x modeler:executionPlatform',
      'Definitions_0x modeler:executionPlatformVersion',
      'order zeebe:versionTag',
      'pick zeebe:formKey pick-form',
      'pick zeebe:taskHeaders',
    ]);
  });
});

const namespaces =
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:flowable="http://flowable.org/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"';
const problemsOf = (elements: string): Promise<string[]> =>
  errorsOf(bpmnFile(elements, { definitionsAttributes: namespaces }));
/** The same of the file as it is written here: nothing of what was refused may be lost on the way. */
const problemsOnceOwn = async (elements: string): Promise<string[]> =>
  errorsOf((await toOwnDialect(bpmnFile(elements, { definitionsAttributes: namespaces }))).xml);
const errorsOf = async (xml: string): Promise<string[]> => {
  const error: unknown = await compile(xml).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DefinitionError)) throw new Error('Expected the file to be refused, but it was read.');
  return error.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, elementId, data }) => [code, elementId, data['name'] ?? data['part'] ?? ''].join(' ').trim());
};

describe('what is read besides', () => {
  const read = async (id: string, inside: string, roots = '') => {
    const file = await compile(bpmnFile(around(id, inside), { definitionsAttributes: namespaces, roots }));
    return { node: file.processes[0]?.nodes[id], warnings: warningsOf(file) };
  };
  const extension = (inside: string) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
  const resource = (type: string, expression: string) =>
    `<bpmn:${type}><bpmn:resourceAssignmentExpression><bpmn:formalExpression>${expression}</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:${type}>`;

  it.each([
    [resource('humanPerformer', 'kermit'), [{ kind: 'person', value: 'kermit' }]],
    [resource('humanPerformer', '${owner}'), [{ kind: 'expression', value: 'owner' }]],
    [
      resource('potentialOwner', 'user(kermit), group(management), accounting, user(${deputy})'),
      [
        { kind: 'person', value: 'kermit' },
        { kind: 'role', value: 'management' },
        { kind: 'role', value: 'accounting' },
        { kind: 'expression', value: 'deputy' },
      ],
    ],
  ])('people as the standard writes them: %s', async (inside, approvers) => {
    const { node } = await read('t', `<bpmn:userTask id="t">${inside}</bpmn:userTask>`);
    expect(node).toMatchObject({ approval: { approvers } });
  });

  it('what an event sends', async () => {
    const { node } = await read(
      't',
      `<bpmn:intermediateThrowEvent id="t">${extension('<zeebe:ioMapping><zeebe:input source="=total" target="amount"/></zeebe:ioMapping>')}<bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateThrowEvent>`,
      '<bpmn:message id="m" name="paid"/>',
    );
    expect(node).toMatchObject({ inputs: [{ variable: 'amount', expression: { source: 'total' } }] });
  });

  it('what an event brings under its own name', async () => {
    const { node, warnings } = await read(
      't',
      `<bpmn:intermediateCatchEvent id="t">${extension('<zeebe:ioMapping><zeebe:output source="=amount" target="amount"/></zeebe:ioMapping>')}<bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>`,
      '<bpmn:message id="m" name="paid"/>',
    );
    expect(node).toMatchObject({ takes: [{ variable: 'amount', expression: { source: 'amount' } }] });
    expect(warnings).toEqual([]);
  });

  it('what an event brings under another name, and nothing else of it', async () => {
    const { node, warnings } = await read(
      't',
      `<bpmn:intermediateCatchEvent id="t">${extension('<zeebe:ioMapping><zeebe:output source="=amount" target="paid"/><zeebe:output source="=x" target="x"/></zeebe:ioMapping>')}<bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>`,
      '<bpmn:message id="m" name="paid"/>',
    );
    expect(node).toMatchObject({
      takes: [
        { variable: 'paid', expression: { source: 'amount' } },
        { variable: 'x', expression: { source: 'x' } },
      ],
    });
    expect(warnings).toEqual([]);
  });

  it('an error by its code, and the variable that takes the code', async () => {
    const { node, warnings } = await read(
      't',
      `<bpmn:subProcess id="t"><bpmn:startEvent id="i"/><bpmn:sequenceFlow sourceRef="i" targetRef="o"/><bpmn:endEvent id="o"><bpmn:errorEventDefinition errorRef="no-money"/></bpmn:endEvent></bpmn:subProcess><bpmn:boundaryEvent id="b" attachedToRef="t"><bpmn:errorEventDefinition errorRef="no-money" camunda:errorCodeVariable="why"/></bpmn:boundaryEvent><bpmn:sequenceFlow sourceRef="b" targetRef="end"/>`,
    );
    expect([node?.kind, warnings]).toEqual(['subProcess', []]);
    const file = await toOwnDialect(
      bpmnFile('<bpmn:endEvent id="o"><bpmn:errorEventDefinition errorRef="no-money"/></bpmn:endEvent>', {
        definitionsAttributes: namespaces,
      }),
    );
    expect(file.xml).toContain('<bpmn:error id="no-money" errorCode="no-money" />');
  });

  it.each([
    ['camunda:in variables', extension('<camunda:in variables="all"/>'), '', [true, false]],
    ['camunda:out variables', extension('<camunda:out variables="all"/>'), '', [false, true]],
    ['flowable:inheritVariables', '', 'flowable:inheritVariables="true"', [true, false]],
    ['nothing', '', '', [false, false]],
    ['zeebe by default', extension('<zeebe:calledElement processId="x"/>'), '', [true, true]],
    [
      'zeebe propagateAll… off',
      extension(
        '<zeebe:calledElement processId="x" propagateAllParentVariables="false" propagateAllChildVariables="false"/>',
      ),
      '',
      [false, false],
    ],
    [
      'zeebe with output mappings, which alone go further',
      extension(
        '<zeebe:calledElement processId="x"/><zeebe:ioMapping><zeebe:output source="=a" target="b"/></zeebe:ioMapping>',
      ),
      '',
      [true, false],
    ],
  ])('all data of a call: %s', async (_, inside, attributes, expected) => {
    const call = `<bpmn:callActivity id="t" calledElement="x" ${attributes}>${inside}</bpmn:callActivity>`;
    const { node, warnings } = await read('t', call);
    if (node?.kind !== 'callActivity') throw new Error('Expected a call activity.');
    expect([[node.passesAll, node.takesAll], warnings]).toEqual([expected, []]);
    const { xml } = await toOwnDialect(bpmnFile(around('t', call), { definitionsAttributes: namespaces }));
    expect(/xiaowu:passesAll="true"/.test(xml)).toBe(expected[0]);
    expect(/xiaowu:takesAll="true"/.test(xml)).toBe(expected[1]);
  });

  it('what a signal carries', async () => {
    const { node, warnings } = await read(
      't',
      `<bpmn:intermediateThrowEvent id="t"><bpmn:signalEventDefinition signalRef="g">${extension('<camunda:in source="sum" target="amount"/><camunda:in sourceExpression="${sum + 1}" target="more"/>')}</bpmn:signalEventDefinition></bpmn:intermediateThrowEvent>`,
      '<bpmn:signal id="g" name="paid"/>',
    );
    expect(node).toMatchObject({
      inputs: [
        { variable: 'amount', expression: { source: 'sum' } },
        { variable: 'more', expression: { source: 'sum + 1' } },
      ],
    });
    expect(warnings).toEqual([]);
  });

  it.each([
    [
      'who else might have got the task',
      '<bpmn:userTask id="t"><bpmn:extensionElements><zeebe:assignmentDefinition assignee="a" candidateUsers="b" candidateGroups="g"/></bpmn:extensionElements></bpmn:userTask>',
      ['t zeebe:assignmentDefinition candidateGroups', 't zeebe:assignmentDefinition candidateUsers'],
    ],
    [
      'when to look at a task again',
      '<bpmn:userTask id="t"><bpmn:extensionElements><zeebe:assignmentDefinition assignee="a"/><zeebe:taskSchedule followUpDate="=x"/></bpmn:extensionElements></bpmn:userTask>',
      ['t zeebe:taskSchedule followUpDate'],
    ],
    [
      'how a field is called and what it may be',
      '<bpmn:userTask id="t" camunda:assignee="a"><bpmn:extensionElements><camunda:formData><camunda:formField id="n" label="N" type="long" defaultValue="5"><camunda:validation><camunda:constraint name="min" config="1"/></camunda:validation></camunda:formField></camunda:formData></bpmn:extensionElements></bpmn:userTask>',
      ['t camunda:formField (label, type, defaultValue, min)'],
    ],
    [
      'which values a field has',
      '<bpmn:userTask id="t" flowable:assignee="a"><bpmn:extensionElements><flowable:formProperty id="n" name="N" required="true"><flowable:value id="a" name="A"/></flowable:formProperty></bpmn:extensionElements></bpmn:userTask>',
      ['t flowable:formProperty (name, value)'],
    ],
    [
      'the shape of a decision that is not said',
      '<bpmn:businessRuleTask id="t" camunda:decisionRef="d" camunda:resultVariable="r"/>',
      ['t camunda:mapDecisionResult resultList'],
    ],
    [
      'that only local variables are handed over',
      '<bpmn:callActivity id="t" calledElement="x"><bpmn:extensionElements><camunda:in source="a" target="b" local="true"/></bpmn:extensionElements></bpmn:callActivity>',
      ['t camunda:in local'],
    ],
  ])('and tells of %s', async (_, inside, expected) => {
    expect((await read('t', inside)).warnings).toEqual(expected);
  });
});

describe('what cannot run here is refused by name', () => {
  const service = (attributes: string, inside = '') =>
    around('s', `<bpmn:serviceTask id="s" ${attributes}>${inside}</bpmn:serviceTask>`);
  const extension = (inside: string) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
  const userTask = (inside: string) => `<bpmn:userTask id="t">${extension(inside)}</bpmn:userTask>`;
  const caught = (inside: string) =>
    `<bpmn:intermediateCatchEvent id="m">${extension(inside)}<bpmn:messageEventDefinition/></bpmn:intermediateCatchEvent>`;
  const outputParameter =
    '<camunda:inputOutput><camunda:outputParameter name="paid">${amount}</camunda:outputParameter></camunda:inputOutput>';

  it('a script that asks the other engine', async () => {
    const script = `<bpmn:scriptTask id="s" scriptFormat="javascript"><bpmn:script>execution.setVariable("a", 1)</bpmn:script></bpmn:scriptTask>`;
    expect(await problemsOf(around('s', script))).toContain('dialect.expression s execution');
  });

  it.each([
    ['Java code', service('camunda:class="org.example.Run"'), 'dialect.unsupported s camunda:class'],
    ['a bean', service('flowable:delegateExpression="${run}"'), 'dialect.unsupported s flowable:delegateExpression'],
    ['a mail', service('flowable:type="mail"'), 'dialect.unsupported s flowable:type mail'],
    [
      'a field of a call that we do not make',
      service('flowable:type="http"', extension('<flowable:field name="requestTimeout" stringValue="5"/>')),
      'dialect.unsupported s flowable:field requestTimeout',
    ],
    [
      'a connector that is not ours',
      service('', extension('<camunda:connector><camunda:connectorId>soap</camunda:connectorId></camunda:connector>')),
      'dialect.unsupported s camunda:connector soap',
    ],
    [
      'a worker type that is computed',
      service('', extension('<zeebe:taskDefinition type="=kind"/>')),
      'dialect.unsupported s zeebe:taskDefinition type =kind',
    ],
    [
      'a call of a computed process',
      around('c', '<bpmn:callActivity id="c" calledElement="${which}"/>'),
      'dialect.expression c calledElement',
    ],
    [
      'a version tag',
      around('c', '<bpmn:callActivity id="c" calledElement="x" camunda:calledElementBinding="versionTag"/>'),
      'dialect.unsupported c camunda:calledElementVersionTag',
    ],
    [
      'groups that are only known later',
      around('t', '<bpmn:userTask id="t" camunda:candidateGroups="${group}"/>'),
      'dialect.unsupported t camunda:candidateGroups ${group}',
    ],
    [
      'groups that are computed',
      around('t', userTask('<zeebe:assignmentDefinition candidateGroups="=groups"/>')),
      'dialect.unsupported t zeebe:assignmentDefinition candidateGroups =groups',
    ],
    [
      'an error made of what a worker says',
      service('camunda:type="external" camunda:topic="a"', extension('<camunda:errorEventDefinition id="x"/>')),
      'dialect.unsupported s camunda:errorEventDefinition',
    ],
    [
      'an event of a registry',
      `<bpmn:startEvent id="s">${extension('<flowable:eventType>order</flowable:eventType>')}</bpmn:startEvent>${flow('f', 's', 'e')}<bpmn:endEvent id="e"/>`,
      'dialect.unsupported s flowable:eventType',
    ],
    [
      'activities that begin by themselves where people choose here',
      around(
        'a',
        `<bpmn:adHocSubProcess id="a">${extension('<zeebe:adHoc activeElementsCollection="=chosen"/>')}<bpmn:task id="i"/></bpmn:adHocSubProcess>`,
      ),
      'dialect.unsupported a zeebe:adHoc activeElementsCollection',
    ],
    [
      'an output of an event',
      around('m', caught(outputParameter)),
      'dialect.unsupported m camunda:outputParameter paid',
    ],
  ])('%s', async (_, elements, problem) => {
    expect(await problemsOf(elements)).toContain(problem);
    expect(await problemsOnceOwn(elements)).toContain(problem);
  });

  it('an expression that is never closed', async () => {
    const file = around('t', '<bpmn:userTask id="t" camunda:assignee="${currentUser()"/>');
    expect(await problemsOf(file)).toContain('dialect.expression t ${currentUser()');
    expect(await problemsOnceOwn(file)).toContain('dialect.expression t ${currentUser()');
  });

  it.each([
    ['${service.check(amount)}', 'service.check()'],
    ['${execution.processInstanceId == 1}', 'execution.processInstanceId'],
    ['${amount % 2 == 0}', '%'],
    ["${name + 'x' == 'ax'}", '+ of a text'],
    ['${lines[i] == 1}', '[i]'],
    ['${dateTime() > due}', 'dateTime()'],
    ['${a ==}', 'the end'],
    ['${a > 1', '${a > 1'],
    ['amount is ${amount}', 'text around ${…}'],
    ['${a ~ b}', '~ b'],
  ])('the expression %s', async (juel, part) => {
    const split = `<bpmn:exclusiveGateway id="x" default="f3"/>${flow('f3', 'x', 'end')}`;
    const file = `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'x')}${split}${flow('f2', 'x', 'end', condition(juel))}<bpmn:endEvent id="end"/>`;
    expect(await problemsOf(file)).toContain(`dialect.expression f2 ${part}`);
    expect(await problemsOnceOwn(file)).toContain(`dialect.expression f2 ${part}`);
  });

  it('and what is left out stays in the file, and is told', async () => {
    const { xml, problems } = await toOwnDialect(readFileSync(join(__dirname, 'fixtures', 'camunda-7.bpmn'), 'utf8'));
    expect(xml).toContain('<camunda:taskListener class="org.example.Notify" event="create" id="notify" />');
    expect(problems.map(({ data }) => data['name'])).toEqual(
      expect.arrayContaining(['camunda:taskListener', 'camunda:priority']),
    );
  });

  it('and who applies is still known where the rest of a step was refused', async () => {
    const start = '<bpmn:startEvent id="start" camunda:initiator="starter"/>';
    const task = (more: string) => `<bpmn:userTask id="t" camunda:assignee="\${starter}" ${more}/>`;
    const file = (more: string) =>
      bpmnFile(`${start}${flow('f1', 'start', 't')}${task(more)}${flow('f2', 't', 'end')}<bpmn:endEvent id="end"/>`, {
        definitionsAttributes: namespaces,
      });
    const listener = 'camunda:formKey="a"';
    expect((await toOwnDialect(file(listener))).xml).toContain('kind="applicant"');
    const call =
      '<bpmn:extensionElements><camunda:in sourceExpression="${a.b()}" target="c"/></bpmn:extensionElements>';
    const both = file(listener).replace(
      '<bpmn:endEvent id="end"/>',
      `<bpmn:endEvent id="end"/><bpmn:callActivity id="c" calledElement="x">${call}</bpmn:callActivity>`,
    );
    expect((await toOwnDialect(both)).xml).toContain('camunda:initiator="starter"');
  });
});

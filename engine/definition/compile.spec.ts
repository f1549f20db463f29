import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { around, bpmnFile, condition, flow } from '../../test/support/engine/bpmn-file.js';
import { DefinitionError } from '../errors.js';
import { evaluate, holds } from '../expression.js';
import { compile } from './compile.js';
import type { Process } from './graph.js';

const read = (key: string) => readFileSync(join(__dirname, '../../process-definitions', key, 'process.bpmn'), 'utf8');
const ext = (inside: string) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
const at = '2026-11-23T08:30:00.000Z';

async function only(xml: string): Promise<Process> {
  const { processes, warnings } = await compile(xml);
  expect(warnings).toEqual([]);
  expect(processes).toHaveLength(1);
  return processes[0] as Process;
}

describe('compile', () => {
  it('reads the processes of the repository without a warning', async () => {
    const grant = await only(read('union-hardship-grant'));
    expect(grant).toMatchObject({
      id: 'union_hardship_grant',
      name: '工会困难补助申请',
      startEventId: 'StartEvent_3c0d91aa',
      applicantTaskId: 'UserTask_7a1f05b7',
      inputVariables: ['amount', 'publicityDays'],
    });
    const vehicle = await only(read('vehicle-request'));
    expect(vehicle.inputVariables).toEqual(['leavesCity', 'overnight', 'useAt']);
    expect(vehicle.nodes['Event_19a7e3dc']).toMatchObject({ isInterrupting: false, event: { kind: 'timer' } });
    const outing = await only(read('group-outing'));
    expect(outing.nodes['Event_10f9d7a4']).toMatchObject({ isInterrupting: true, attachedToId: 'SubProcess_5c3b80ea' });
    expect(outing.nodes['SubProcess_5c3b80ea']).toMatchObject({ boundaryEventIds: ['Event_10f9d7a4'] });
    // with a compensation event, from which no flow leads to an end
    const budget = await only(read('budget-adjustment'));
    expect(budget.nodes['ServiceTask_6d2f90b1']).toMatchObject({ compensationHandlerId: 'ServiceTask_c03b71ea' });
  });

  it('gives a graph that cannot be changed anywhere', async () => {
    const definitions = await compile(read('union-hardship-grant'));
    const open: { path: string; value: unknown }[] = [{ path: '', value: definitions }];
    let objects = 0;
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
      const { path, value } = each;
      if (typeof value !== 'object' || value === null) continue;
      objects += 1;
      if (!Object.isFrozen(value)) throw new Error(`${path} is not frozen`);
      for (const key of Reflect.ownKeys(value)) {
        open.push({ path: `${path}.${String(key)}`, value: (value as Record<PropertyKey, unknown>)[key] });
      }
    }
    expect(objects).toBeGreaterThan(200);
  });

  it('gives equal graphs for equal files', async () => {
    const texts = await Promise.all([1, 2].map(async () => JSON.stringify(await compile(read('vehicle-request')))));
    expect(texts[0]).toBe(texts[1]);
  });

  it('takes who flows to whom from the flows, in the order of the file', async () => {
    const process = await only(
      bpmnFile(`<bpmn:startEvent id="s"/>${flow('f1', 's', 'g')}<bpmn:inclusiveGateway id="g" default="f2"/>
        ${flow('f3', 'g', 'e', condition('a > 1'))}${flow('f2', 'g', 'e')}<bpmn:endEvent id="e" name="完成"/>`),
    );
    expect(process.nodes['g']).toMatchObject({ incoming: ['f1'], outgoing: ['f3', 'f2'], defaultFlowId: 'f2' });
    expect(process.nodes['e']).toMatchObject({ incoming: ['f3', 'f2'], outgoing: [], name: '完成' });
    expect(holds(process.flows['f3']?.condition ?? fail(), { a: 2 }, at)).toBe(true);
  });

  it('keeps apart what stands in sub-processes', async () => {
    const process = await only(
      bpmnFile(
        around(
          'sub',
          `<bpmn:subProcess id="sub"><bpmn:startEvent id="s2"/>${flow('f3', 's2', 'inner')}
             <bpmn:subProcess id="inner"><bpmn:startEvent id="s3"/></bpmn:subProcess></bpmn:subProcess>`,
        ),
      ),
    );
    expect(process.startEventId).toBe('start');
    expect(process.nodes['sub']).toMatchObject({ scopeId: 'p', startEventId: 's2' });
    expect(process.nodes['inner']).toMatchObject({ scopeId: 'sub', startEventId: 's3' });
    expect(process.nodes['s3']).toMatchObject({ scopeId: 'inner' });
  });

  it('is not confused by ids that JavaScript knows', async () => {
    const process = await only(bpmnFile(around('constructor', '<bpmn:task id="constructor" name="toString"/>')));
    expect(process.nodes['constructor']).toMatchObject({ id: 'constructor', name: 'toString' });
    expect(process.nodes['toString']).toBeUndefined();
    expect(process.flows['hasOwnProperty']).toBeUndefined();
  });

  it('lets pools, lanes, notes, data objects, documentation and the drawing pass', async () => {
    const xml = bpmnFile(
      `<bpmn:laneSet id="lanes"><bpmn:lane id="lane" name="工会"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
       <bpmn:documentation>如何办理</bpmn:documentation>
       ${around('t', '<bpmn:task id="t"><bpmn:documentation>x</bpmn:documentation></bpmn:task>')}
       <bpmn:dataObject id="do"/><bpmn:dataObjectReference id="dor" dataObjectRef="do"/>
       <bpmn:textAnnotation id="note"><bpmn:text>注</bpmn:text></bpmn:textAnnotation>
       <bpmn:association id="as" sourceRef="t" targetRef="note"/><bpmn:group id="group"/>`,
      {
        roots: `<bpmn:collaboration id="c"><bpmn:participant id="pool" name="学校" processRef="p"/><bpmn:participant id="blackBox"/></bpmn:collaboration>
          <bpmn:signal id="unused" name="x"/><bpmn:itemDefinition id="item"/>`,
      },
    ).replace(
      '</bpmn:definitions>',
      `<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="plane" bpmnElement="c"><bpmndi:BPMNShape id="shape" bpmnElement="t" other:stroke="red"><dc:Bounds x="1" y="1" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`,
    );
    expect(Object.keys((await only(xml)).nodes)).toEqual(['start', 't', 'end']);
  });

  it('compiles every executable process of a file and leaves out drawings', async () => {
    const process = (id: string, attributes: string) =>
      `<bpmn:process id="${id}" ${attributes}>${around('t', '<bpmn:task id="t"/>').replace(/id="|Ref="/g, `$&${id}_`)}</bpmn:process>`;
    const { processes } = await compile(
      bpmnFile(around('t', '<bpmn:task id="t"/>'), {
        roots: process('a', 'isExecutable="true"') + process('b', 'isExecutable="false"'),
      }),
    );
    expect(processes.map(({ id }) => id)).toEqual(['a', 'p']);
  });

  it('reads events', async () => {
    const timer = (kind: string, value: string) =>
      `<bpmn:timerEventDefinition><bpmn:${kind}>${value}</bpmn:${kind}></bpmn:timerEventDefinition>`;
    const process = await only(
      bpmnFile(
        `${around('sub', '<bpmn:subProcess id="sub"><bpmn:startEvent id="s2"/></bpmn:subProcess>')}
         <bpmn:boundaryEvent id="b1" attachedToRef="sub"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>${flow('g1', 'b1', 'c1')}
         <bpmn:boundaryEvent id="b2" attachedToRef="sub"><bpmn:errorEventDefinition errorRef="err"/></bpmn:boundaryEvent>${flow('g2', 'b2', 'c1')}
         <bpmn:boundaryEvent id="b3" attachedToRef="sub" cancelActivity="false">${timer('timeCycle', 'R3/PT10H')}</bpmn:boundaryEvent>${flow('g3', 'b3', 'c1')}
         <bpmn:intermediateCatchEvent id="c1">${timer('timeDate', 'date and time(useAt)')}</bpmn:intermediateCatchEvent>${flow('g4', 'c1', 'c2')}
         <bpmn:intermediateCatchEvent id="c2"><bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>${flow('g5', 'c2', 'c3')}
         <bpmn:intermediateThrowEvent id="c3"/>${flow('g6', 'c3', 'e2')}
         <bpmn:endEvent id="e2"><bpmn:errorEventDefinition errorRef="err"/></bpmn:endEvent>`,
        {
          roots:
            '<bpmn:error id="err" errorCode="E1"/><bpmn:message id="m" name="paid" xiaowu:correlationKey="orderId"/>',
        },
      ),
    );
    const event = (id: string) => (process.nodes[id] as { event?: unknown }).event;
    expect(event('b1')).toEqual({ kind: 'error', code: null });
    expect(event('b2')).toEqual({ kind: 'error', code: 'E1' });
    expect(event('b3')).toMatchObject({ kind: 'timer', timer: 'cycle', value: { source: 'R3/PT10H', reads: [] } });
    expect(event('c1')).toMatchObject({ kind: 'timer', timer: 'date', value: { reads: ['useAt'] } });
    expect(event('c2')).toMatchObject({ kind: 'message', name: 'paid', correlationKey: { reads: ['orderId'] } });
    expect(event('c3')).toEqual({ kind: 'none' });
    expect(event('e2')).toEqual({ kind: 'error', code: 'E1' });
    expect(process.inputVariables).toEqual(['useAt', 'orderId']);
  });

  it('takes ISO 8601 in a timer literally', async () => {
    const timer = `<bpmn:timerEventDefinition><bpmn:timeDuration> P1DT2H </bpmn:timeDuration></bpmn:timerEventDefinition>`;
    const process = await only(
      bpmnFile(around('c', `<bpmn:intermediateCatchEvent id="c">${timer}</bpmn:intermediateCatchEvent>`)),
    );
    const node = process.nodes['c'];
    if (node?.kind !== 'intermediateCatchEvent' || node.event.kind !== 'timer') throw new Error('no timer');
    expect(evaluate(node.event.value, {}, at)).toEqual({ value: 'P1DT2H', warnings: [] });
  });

  it('reads services, scripts, mappings and multi-instance', async () => {
    const process = await only(
      bpmnFile(
        `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'call')}
         <bpmn:serviceTask id="call">${ext(`<xiaowu:service type="http" resultVariable="answer"/><xiaowu:setting name="url" value="https://x.test"/>
           <xiaowu:setting name="body" value=""/><xiaowu:input variable="sum" expression="amount * 2"/><xiaowu:output variable="ok" expression="result.status = 200"/>`)}
           <bpmn:multiInstanceLoopCharacteristics isSequential="true" xiaowu:collection="goods" xiaowu:elementVariable="good" xiaowu:outputCollection="codes" xiaowu:outputElement="good.code">
             <bpmn:completionCondition>numberOfCompletedInstances &gt; limit</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>
         ${flow('f2', 'call', 'script')}
         <bpmn:scriptTask id="script" scriptFormat="application/feel" xiaowu:resultVariable="total"><bpmn:script>sum(codes) + base</bpmn:script></bpmn:scriptTask>
         ${flow('f3', 'script', 'end')}<bpmn:endEvent id="end"/>`,
      ),
    );
    expect(process.nodes['call']).toMatchObject({
      kind: 'serviceTask',
      type: 'http',
      resultVariable: 'answer',
      settings: { url: 'https://x.test', body: '' },
      inputs: [{ variable: 'sum', expression: { source: 'amount * 2' } }],
      outputs: [{ variable: 'ok', expression: { source: 'result.status = 200' } }],
      multiInstance: {
        isSequential: true,
        cardinality: null,
        collection: { source: 'goods' },
        inputItem: 'good',
        outputCollection: 'codes',
        outputItem: { source: 'good.code' },
        completionCondition: { source: 'numberOfCompletedInstances > limit' },
      },
    });
    expect(process.nodes['script']).toMatchObject({ script: { source: 'sum(codes) + base' }, resultVariable: 'total' });
    expect(process.inputVariables).toEqual(['goods', 'limit', 'amount', 'base']);
  });
});

describe('the applicant’s task', () => {
  const task = (id: string, inside = '') => `<bpmn:userTask id="${id}">${ext(inside)}</bpmn:userTask>`;

  it.each<[string, string, string | null]>([
    ['the first user task', around('a', task('a')), 'a'],
    [
      'found behind other steps',
      around('g', `<bpmn:manualTask id="g"/>${flow('x', 'g', 'a')}${task('a')}${flow('y', 'a', 'end')}`),
      'a',
    ],
    [
      'found in a sub-process',
      around(
        's',
        `<bpmn:subProcess id="s"><bpmn:startEvent id="i"/>${flow('x', 'i', 'a')}${task('a')}</bpmn:subProcess>`,
      ),
      'a',
    ],
    ['given to the applicant by rule', around('a', task('a', '<xiaowu:approver kind="applicant"/>')), 'a'],
    [
      'missing when the first task is somebody else’s',
      around('a', task('a', '<xiaowu:approver kind="role" value="x"/>')),
      null,
    ],
    ['missing without user tasks', around('a', '<bpmn:task id="a"/>'), null],
  ])('is %s', async (_, elements, expected) => {
    expect((await only(bpmnFile(elements))).applicantTaskId).toBe(expected);
  });
});

describe('流程配置 of a step', () => {
  const approvals = async (inside: string) => {
    const { nodes } = await only(
      bpmnFile(
        `<bpmn:startEvent id="s"/>${flow('f1', 's', 'own')}<bpmn:userTask id="own"/>${flow('f2', 'own', 'u')}
         <bpmn:userTask id="u">${ext(inside)}</bpmn:userTask>${flow('f3', 'u', 'e')}<bpmn:endEvent id="e"/>`,
      ),
    );
    const [own, other] = [nodes['own'], nodes['u']];
    if (own?.kind !== 'userTask' || other?.kind !== 'userTask') throw new Error('no user tasks');
    return { own: own.approval, other: other.approval };
  };
  const enabled = (approval: { actions: readonly { action: string; enabled: boolean }[] }) =>
    approval.actions.filter((each) => each.enabled).map(({ action }) => action);

  it('has defaults, other ones at the applicant’s own step', async () => {
    const { own, other } = await approvals('<xiaowu:approver kind="departmentHead"/>');
    const common = {
      mode: 'single',
      passPercent: 50,
      whenEmpty: 'hold',
      standIn: null,
      whenOwn: 'keep',
      excludesApplicant: false,
      excludesEarlierApprovers: false,
      whenRepeated: 'keep',
      returnMode: 'redo',
      fieldRights: [],
      opinionRequired: false,
      signatureRequired: false,
      timeMeasure: 'calendar',
      dueAfter: null,
      remindAfter: null,
      remindBefore: null,
      remindEvery: null,
      remindAtMost: 10,
      whenOverdue: 'escalate',
      escalateTo: 'itemHead',
      supervisors: null,
      formKey: null,
    };
    expect(own).toMatchObject({ ...common, defaultRight: 'write', approvers: [{ kind: 'applicant' }] });
    expect(enabled(own)).toEqual(['complete', 'withdraw', 'terminate', 'urge', 'save', 'print', 'reapply']);
    const head = { kind: 'departmentHead', department: 'applicant', levels: 1 };
    expect(other).toMatchObject({ ...common, defaultRight: 'read', approvers: [head] });
    expect(enabled(other)).toEqual(['complete', 'return', 'addApprovers', 'save', 'print']);
  });

  it('keeps the default right of the applicant’s step when only other settings are written', async () => {
    const { applicantTaskId, nodes } = await only(
      bpmnFile(around('a', `<bpmn:userTask id="a">${ext('<xiaowu:approval remindAfter="PT1H"/>')}</bpmn:userTask>`)),
    );
    expect(nodes[applicantTaskId ?? '']).toMatchObject({ approval: { defaultRight: 'write', remindAfter: 'PT1H' } });
  });

  it('reads what passes and what refuses a vote, and what the votes count', async () => {
    const { other } = await approvals(
      `<xiaowu:approval mode="vote" passWeight="5" refuseCount="2"/><xiaowu:approver kind="role" value="r" weight="3"/>`,
    );
    expect(other).toMatchObject({
      passQuorum: { by: 'weight', value: 5 },
      refuseQuorum: { by: 'count', value: 2 },
      approvers: [{ kind: 'role', value: 'r', weight: 3 }],
    });
  });

  it('is read as it is written', async () => {
    const { other } = await approvals(
      `<xiaowu:approval mode="vote" passPercent="66" whenEmpty="standIn" standIn="1998000101" whenOwn="head" whenRepeated="skip" excludesApplicant="true"
         excludesEarlierApprovers="true" returnMode="direct" defaultRight="hidden" opinionRequired="true" signatureRequired="true" remindAfter="PT24H"/>
       <xiaowu:approver kind="post" value="部门负责人" department="applicant"/><xiaowu:approver kind="expression" value="leaders[1]"/>
       <xiaowu:approver kind="query" department="arts" includesSubdepartments="true" post="教授" role="expert" personKind="teacher"/>
       <xiaowu:action name="return" enabled="false"/><xiaowu:action name="refuse" label="不予补助"/>
       <xiaowu:fieldRight field="amount" right="required"/><xiaowu:fieldRight field="goods.name" right="write"/>`,
    );
    expect(other).toMatchObject({
      mode: 'vote',
      passPercent: 66,
      whenEmpty: 'standIn',
      standIn: '1998000101',
      whenOwn: 'head',
      excludesApplicant: true,
      excludesEarlierApprovers: true,
      whenRepeated: 'skip',
      returnMode: 'direct',
      defaultRight: 'hidden',
      opinionRequired: true,
      signatureRequired: true,
      remindAfter: 'PT24H',
      approvers: [
        { kind: 'post', value: '部门负责人', department: 'applicant' },
        { kind: 'expression', value: 'leaders[1]' },
        {
          kind: 'query',
          department: 'arts',
          includesSubdepartments: true,
          post: '教授',
          role: 'expert',
          personKind: 'teacher',
        },
      ],
      fieldRights: [
        { field: 'amount', right: 'required' },
        { field: 'goods.name', right: 'write' },
      ],
    });
    expect(enabled(other)).toEqual(['complete', 'refuse', 'addApprovers', 'save', 'print']);
    expect(other.actions.find(({ action }) => action === 'refuse')).toMatchObject({ label: '不予补助' });
  });
});

describe('what the shell has to hand in', () => {
  const inputs = async (elements: string) => (await only(bpmnFile(elements))).inputVariables;
  const task = (id: string, inside: string) => `<bpmn:task id="${id}">${ext(inside)}</bpmn:task>`;

  it.each<[string, string, string[]]>([
    [
      'is read by conditions',
      around('g', `<bpmn:exclusiveGateway id="g" default="f2"/>${flow('x', 'g', 'end', condition('a > b.c'))}`),
      ['a', 'b'],
    ],
    ['is not what an output writes', around('t', task('t', '<xiaowu:output variable="a" expression="a + b"/>')), ['b']],
    [
      'is not what an input mapping makes for its own activity',
      around(
        't',
        task('t', '<xiaowu:input variable="a" expression="b"/><xiaowu:output variable="c" expression="a + d"/>'),
      ),
      ['b', 'd'],
    ],
    [
      'is what an input mapping of another activity is named like',
      around(
        't',
        `${task('t', '<xiaowu:input variable="a" expression="b"/>')}${flow('x', 't', 'end', condition('a'))}`,
      ),
      ['a', 'b'],
    ],
    [
      'is not the item of a multi-instance inside it',
      around(
        'sub',
        `<bpmn:subProcess id="sub"><bpmn:startEvent id="s"/>${flow('x', 's', 'y', '')}
           <bpmn:task id="y">${ext('<xiaowu:output variable="z" expression="good.price + loopCounter + rate"/>')}</bpmn:task>
           <bpmn:multiInstanceLoopCharacteristics xiaowu:collection="goods" xiaowu:elementVariable="good"/></bpmn:subProcess>`,
      ),
      ['goods', 'rate'],
    ],
    [
      'is what approver expressions read',
      around(
        'a',
        `<bpmn:userTask id="a"/>${flow('x', 'a', 'u')}<bpmn:userTask id="u">${ext('<xiaowu:approver kind="expression" value="leaders"/>')}</bpmn:userTask>${flow('y', 'u', 'end')}`,
      ),
      ['leaders'],
    ],
  ])('%s', async (_, elements, expected) => {
    expect(await inputs(elements)).toEqual(expected);
  });
});

describe('limits', () => {
  it('can be raised up to 10 MB', async () => {
    const comment = `<!--${'x'.repeat(3 * 1024 * 1024)}-->`;
    const xml = bpmnFile(around('t', `<bpmn:task id="t"/>${comment}`));
    await expect(compile(xml)).rejects.toThrow('xml.tooLong');
    await expect(compile(xml, { maxLength: 4 * 1024 * 1024 })).resolves.toBeDefined();
    await expect(compile(xml + `<!--${'x'.repeat(8 * 1024 * 1024)}-->`, { maxLength: 1e9 })).rejects.toThrow(
      'xml.tooLong',
    );
  });

  it('refuses an entity bomb before anything grows', async () => {
    const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    const bomb = bpmnFile('<bpmn:task id="t" name="&e20;"/>').replace(
      '?>',
      `?><!DOCTYPE d [<!ENTITY e0 "x">${entities}]>`,
    );
    await expect(compile(bomb)).rejects.toThrow('xml.doctype');
  });

  it('names the first of very many problems and says that there are more', async () => {
    const many = (element: string) => bpmnFile(element.repeat(3000));
    for (const xml of [
      many('<bpmn:foo/>'),
      many('<bpmn:sequenceFlow id="a" sourceRef="b" targetRef="c"/>'),
      many('x<bpmn:task/>'),
    ]) {
      const error = await compile(xml).then(fail, (thrown: unknown) => thrown);
      if (!(error instanceof DefinitionError)) throw error;
      expect(error.problems.length).toBeLessThan(1100);
      expect(error.problems.map(({ code }) => code)).toContain('xml.tooManyProblems');
    }
  });

  it('compiles a file of 5,000 elements', async () => {
    const chain = (length: number) =>
      bpmnFile(
        `<bpmn:startEvent id="s"/>${flow('f0', 's', 't1')}${Array.from(
          { length },
          (_, i) =>
            `<bpmn:task id="t${i + 1}"><bpmn:incoming>f${i}</bpmn:incoming><bpmn:outgoing>f${i + 1}</bpmn:outgoing></bpmn:task>` +
            flow(`f${i + 1}`, `t${i + 1}`, i + 1 === length ? 'e' : `t${i + 2}`, condition(`amount > ${i}`)),
        ).join('')}<bpmn:endEvent id="e"/>`,
      );
    const { processes } = await compile(chain(2500));
    expect(Object.keys(processes[0]?.nodes ?? {})).toHaveLength(2502);
    expect(Object.keys(processes[0]?.flows ?? {})).toHaveLength(2501);
  }, 30_000);
});

function fail(): never {
  throw new Error('Expected something else.');
}

import { around, bpmnFile, condition, flow } from '../../test/support/engine/bpmn-file.js';
import { DefinitionError } from '../errors.js';
import { compile } from './compile.js';
import type { Problem } from './problem.js';
import { problemCodes, type ProblemCode } from './problem-code.js';

async function problemsOf(xml: string): Promise<readonly Problem[]> {
  try {
    return (await compile(xml)).warnings;
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
}

type Case = readonly [what: string, xml: string, code: ProblemCode, elementId: string | null, data?: Problem['data']];

const ext = (inside: string) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
const in_ = (id: string, middle: string) => bpmnFile(around(id, middle));
const userTask = (inside: string) =>
  bpmnFile(
    `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'own')}<bpmn:userTask id="own"/>${flow('f2', 'own', 'u')}
     <bpmn:userTask id="u">${ext(inside)}</bpmn:userTask>${flow('f3', 'u', 'end')}<bpmn:endEvent id="end"/>`,
  );
const head = '<xiaowu:approver kind="departmentHead"/>';
const loop = (attributes: string, inside = '') =>
  in_(
    't',
    `<bpmn:task id="t"><bpmn:multiInstanceLoopCharacteristics ${attributes}>${inside}</bpmn:multiInstanceLoopCharacteristics></bpmn:task>`,
  );
const timer = (inside: string, attributes = '') =>
  in_(
    't',
    `<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition ${attributes}>${inside}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
  );
const boundary = (attributes: string, event: string, more = flow('f3', 'b', 'end')) =>
  in_('t', `<bpmn:task id="t"/><bpmn:boundaryEvent id="b" ${attributes}>${event}</bpmn:boundaryEvent>${more}`);
const timerEvent = '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>';
const xor = (attributes: string, first: string, second: string) =>
  bpmnFile(`<bpmn:startEvent id="start"/>${flow('f1', 'start', 'g')}<bpmn:exclusiveGateway id="g" ${attributes}/>
    ${flow('yes', 'g', 'end', first)}${flow('no', 'g', 'end2', second)}<bpmn:endEvent id="end"/><bpmn:endEvent id="end2"/>`);
const catching = (event: string) =>
  in_('c', `<bpmn:intermediateCatchEvent id="c">${event}</bpmn:intermediateCatchEvent>`);
const throwing = (event: string) =>
  in_('c', `<bpmn:intermediateThrowEvent id="c">${event}</bpmn:intermediateThrowEvent>`);
const association = (source: string, more = '') =>
  in_(
    'x',
    `<bpmn:dataStoreReference id="store"/><bpmn:task id="x">
      <bpmn:ioSpecification><bpmn:dataInput id="i"/><bpmn:dataInput id="j"/><bpmn:inputSet/><bpmn:outputSet/></bpmn:ioSpecification>
      <bpmn:dataInputAssociation id="y">${source}<bpmn:targetRef>i</bpmn:targetRef>${more}</bpmn:dataInputAssociation></bpmn:task>`,
  );
const link = '<bpmn:linkEventDefinition name="l"/>';
const startingBy = (event: string) =>
  bpmnFile(
    `<bpmn:startEvent id="start">${event}</bpmn:startEvent>${flow('f', 'start', 'end')}<bpmn:endEvent id="end"/>`,
  );
const eventSubProcess = (event: string, attributes = '') =>
  `<bpmn:subProcess id="x" triggeredByEvent="true"><bpmn:startEvent id="s2" ${attributes}>${event}</bpmn:startEvent>${flow('f2b', 's2', 'e2')}<bpmn:endEvent id="e2"/></bpmn:subProcess>`;
const plain = around('t', '<bpmn:task id="t"/>');

/** Two pools: in `p` a task of the given kind, in `q` another, and a message flow `x` between two elements. */
const pools = (first: string, second: string, [from, to]: readonly [string, string] = ['t', 'q_t']) =>
  bpmnFile(around('t', first), {
    roots: `<bpmn:message id="m" name="order"/><bpmn:message id="n" name="bill"/>
      <bpmn:collaboration id="c"><bpmn:participant id="a" processRef="p"/><bpmn:participant id="b" processRef="q"/>
      <bpmn:messageFlow id="x" sourceRef="${from}" targetRef="${to}"/></bpmn:collaboration>
      <bpmn:process id="q"><bpmn:startEvent id="q_s"/>${flow('q_1', 'q_s', 'q_t')}${second}${flow('q_2', 'q_t', 'q_e')}<bpmn:endEvent id="q_e"/></bpmn:process>`,
  });

function messageFlows(): Case[] {
  const [send, receive] = ['<bpmn:sendTask id="t" messageRef="m"/>', '<bpmn:receiveTask id="q_t" messageRef="m"/>'];
  const task = (id: string) => `<bpmn:task id="${id}" name="做"/>`;
  return [
    ['a message flow within a pool', pools(send, receive, ['t', 'end']), 'messageFlow.samePool', 'x'],
    ['one from what sends nothing', pools(task('t'), receive), 'messageFlow.noSender', 'x', { element: '做' }],
    ['one to what waits for nothing', pools(send, task('q_t')), 'messageFlow.noReceiver', 'x', { element: '做' }],
    [
      'two that people start',
      pools(send, receive).replaceAll('<bpmn:process ', '<bpmn:process xiaowu:isMain="true" '),
      'process.severalMain',
      'p',
    ],
    [
      'one between different messages',
      pools(send, receive.replace('"m"', '"n"')),
      'messageFlow.messageDiffers',
      'x',
      { sent: ['order'], awaited: ['bill'] },
    ],
    unsupported(
      'one without an end',
      pools(send, receive).replace('sourceRef="t" ', ''),
      'x',
      'bpmn:MessageFlow',
      'sourceRef',
    ),
  ];
}

const unsupported = (what: string, xml: string, id: string, type: string, part: string | null = null): Case => [
  what,
  xml,
  'element.unsupported',
  id,
  { type, part },
];

const cases: readonly Case[] = [
  // the file
  [
    'more elements than any drawing has',
    bpmnFile('<bpmn:lane id="x"/>'.repeat(50_000)),
    'xml.tooManyElements',
    null,
    { maxElements: 50_000, line: 5, column: 949_982 },
  ],
  [
    'more steps and flows than any drawing has',
    bpmnFile('<bpmn:task id="x"/>'.repeat(10_001)),
    'xml.tooManyElements',
    null,
    { maxElements: 10_000, line: 5, column: 190_020 },
  ],
  ['nothing', '', 'xml.notWellFormed', null, { expected: '<definitions>', line: 1, column: 1 }],
  ['no XML', 'hello', 'xml.notWellFormed', null],
  ['other XML', '<a/>', 'xml.notBpmn', null],
  [
    'other BPMN',
    '<bpmn:process xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="p"/>',
    'xml.notBpmn',
    null,
  ],
  [
    'a document type',
    `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${bpmnFile(plain)}`,
    'xml.doctype',
    null,
    { line: 1, column: 3 },
  ],
  ['an unknown entity', bpmnFile(`<bpmn:task id="t" name="&b;"/>`), 'xml.entity', null],
  [
    'a bare ampersand',
    bpmnFile(`<bpmn:task id="t"><bpmn:documentation>a & b</bpmn:documentation></bpmn:task>`),
    'xml.entity',
    null,
  ],
  ['another encoding', bpmnFile(plain).replace('UTF-8', 'GB2312'), 'xml.encoding', null, { encoding: 'GB2312' }],
  ['wrongly decoded text', bpmnFile('<bpmn:task id="t" name="\uFFFD"/>'), 'xml.encoding', null],
  [
    'attributes without end',
    bpmnFile(`<bpmn:task id="t" ${Array.from({ length: 1000 }, (_, i) => `xmlns:n${i}="urn:n${i}"`).join(' ')}/>`),
    'xml.tooManyAttributes',
    null,
  ],
  ['half of a character', bpmnFile('<bpmn:task id="t" name="\uD83D"/>'), 'xml.encoding', null],
  ...['&#0;', '&#1;', '&#x1F;', '&#xD83D;', '&#xFFFE;', '&#x110000;', '&#9999999;'].map((reference): Case => [
    `the reference ${reference}`,
    bpmnFile(`<bpmn:task id="t" name="${reference}"/>`),
    'xml.entity',
    null,
  ]),
  ['a control character', bpmnFile('<bpmn:task id="t" name="\u0001"/>'), 'xml.encoding', null],
  ['a tag that is not closed', bpmnFile('<bpmn:task id="t">'), 'xml.notWellFormed', null],
  [
    'tags that cross',
    bpmnFile('<bpmn:task id="t"><bpmn:documentation></bpmn:task></bpmn:documentation>'),
    'xml.notWellFormed',
    null,
  ],
  ['an attribute twice', bpmnFile('<bpmn:task id="t" id="u"/>'), 'xml.notWellFormed', null],
  ['two roots', bpmnFile(plain) + '<a/>', 'xml.notWellFormed', null],
  ['a comment without end', bpmnFile('<!-- '), 'xml.notWellFormed', null],
  [
    '101 levels',
    bpmnFile('<bpmn:subProcess>'.repeat(99)),
    'xml.tooDeep',
    null,
    { maxDepth: 100, line: 5, column: 1684 },
  ],
  ['more than 2 MB', bpmnFile(' '.repeat(2 * 1024 * 1024)), 'xml.tooLong', null, { maxLength: 2 * 1024 * 1024 }],
  ['an unknown element', bpmnFile(`${plain}<bpmn:foo id="x"/>`), 'xml.unparsable', 'x'],
  ['an element of another namespace', bpmnFile(`${plain}<other:foo id="x"/>`), 'xml.unparsable', 'x'],
  ['text where none belongs', bpmnFile(`${plain}hello`), 'xml.unparsable', null],
  [
    'an unknown expression type',
    bpmnFile(
      `${plain}${flow('x', 't', 'end', '<bpmn:conditionExpression xsi:type="bpmn:tFoo" id="y">a</bpmn:conditionExpression>')}`,
    ),
    'xml.unparsable',
    'y',
  ],
  ['an id twice', bpmnFile(`${plain}<bpmn:task id="t"/>`), 'id.duplicate', 't'],
  ['a Chinese id', bpmnFile(`${plain}<bpmn:task id="申请人"/>`), 'id.invalid', '申请人'],
  ['an id with #', bpmnFile(`${plain}<bpmn:task id="a#b"/>`), 'id.invalid', 'a#b'],
  ['an id of JavaScript', bpmnFile(`${plain}<bpmn:task id="a"/><bpmn:task id="a"/>`), 'id.duplicate', 'a'],
  ['an element without id', bpmnFile(`${plain}<bpmn:task/>`), 'element.idMissing', 'p', { type: 'bpmn:Task' }],
  [
    'an unknown attribute',
    bpmnFile(`${plain}<bpmn:task id="x" foo="1"/>`),
    'attribute.unknown',
    'x',
    { name: 'foo', value: '1' },
  ],
  ['an unknown attribute of ours', bpmnFile(`${plain}<bpmn:task id="x" xiaowu:foo="1"/>`), 'attribute.unknown', 'x'],
  ['a boolean that is none', bpmnFile(`<bpmn:subProcess id="x" triggeredByEvent="1"/>`), 'attribute.invalid', null],
  [
    'a reference to nothing',
    bpmnFile(`${plain}${flow('x', 't', 'nowhere')}`),
    'reference.unresolved',
    'x',
    { name: 'targetRef', id: 'nowhere' },
  ],
  [
    'a default flow that is nowhere',
    in_('t', '<bpmn:task id="t" default="nowhere"/>'),
    'reference.unresolved',
    't',
    { name: 'default', id: 'nowhere' },
  ],
  // processes and elements
  ['no process', bpmnFile('').replace(/<bpmn:process[^]*<\/bpmn:process>/, ''), 'process.missing', null],
  ['only a drawing', bpmnFile(plain, { processAttributes: 'isExecutable="false"' }), 'process.notExecutable', 'p'],
  unsupported(
    'an import',
    bpmnFile(plain, { roots: '<bpmn:import importType="t" location="l" namespace="n"/>' }),
    'file',
    'bpmn:Import',
  ),
  unsupported(
    'an extension that must be understood',
    bpmnFile(plain, { roots: '<bpmn:extension mustUnderstand="true"/>' }),
    'file',
    'bpmn:Extension',
  ),
  unsupported('a choreography', bpmnFile(plain, { roots: '<bpmn:choreography id="x"/>' }), 'x', 'bpmn:Choreography'),
  ...messageFlows(),
  [
    'a correlation key with a property that the message does not give',
    bpmnFile(plain, {
      roots: `<bpmn:message id="m" name="m"/><bpmn:correlationProperty id="cp1"><bpmn:correlationPropertyRetrievalExpression messageRef="m"><bpmn:messagePath>a</bpmn:messagePath></bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>
        <bpmn:correlationProperty id="cp2"/><bpmn:collaboration id="c"><bpmn:correlationKey id="k"><bpmn:correlationPropertyRef>cp1</bpmn:correlationPropertyRef><bpmn:correlationPropertyRef>cp2</bpmn:correlationPropertyRef></bpmn:correlationKey></bpmn:collaboration>`,
    }),
    'correlation.incomplete',
    'm',
  ],
  [
    'a correlation subscription without the key',
    in_('t', '<bpmn:task id="t"/><bpmn:correlationSubscription id="x"/>'),
    'correlation.incomplete',
    'x',
  ],
  unsupported(
    'a participant that is many',
    bpmnFile(plain, {
      roots:
        '<bpmn:collaboration id="c"><bpmn:participant id="a"><bpmn:participantMultiplicity id="x" maximum="3"/></bpmn:participant></bpmn:collaboration>',
    }),
    'x',
    'bpmn:ParticipantMultiplicity',
  ),
  [
    'a loop without condition and maximum',
    in_('x', '<bpmn:task id="x"><bpmn:standardLoopCharacteristics/></bpmn:task>'),
    'loop.endless',
    'x',
  ],
  [
    'a loop with a maximum that is no number',
    in_('x', '<bpmn:task id="x"><bpmn:standardLoopCharacteristics loopMaximum="few"/></bpmn:task>'),
    'attribute.invalid',
    'x',
  ],
  ['a start quantity of nothing', in_('x', '<bpmn:task id="x" startQuantity="0"/>'), 'attribute.invalid', 'x'],
  [
    'a start quantity that is no number',
    in_('x', '<bpmn:task id="x" startQuantity="many"/>'),
    'attribute.invalid',
    'x',
  ],
  [
    'a completion quantity without bound',
    in_('x', '<bpmn:task id="x" completionQuantity="1000000"/>'),
    'attribute.invalid',
    'x',
  ],
  ['an ad-hoc sub-process without choice', in_('x', '<bpmn:adHocSubProcess id="x"/>'), 'adHoc.empty', 'x'],
  [
    'an ad-hoc sub-process that begins by itself',
    in_('x', '<bpmn:adHocSubProcess id="x"><bpmn:startEvent id="s"/><bpmn:task id="y"/></bpmn:adHocSubProcess>'),
    'adHoc.startOrEnd',
    's',
  ],
  [
    'an ad-hoc sub-process in another order',
    in_('x', '<bpmn:adHocSubProcess id="x" ordering="Random"><bpmn:task id="y"/></bpmn:adHocSubProcess>'),
    'attribute.invalid',
    'x',
  ],
  [
    'a complex join without condition',
    in_('x', `<bpmn:complexGateway id="x"/>${flow('f3', 'start', 'x')}`),
    'gateway.activationMissing',
    'x',
  ],
  unsupported(
    'data that is taken while running',
    in_(
      'x',
      '<bpmn:task id="x"><bpmn:ioSpecification><bpmn:dataInput id="i"/><bpmn:inputSet id="y"><bpmn:whileExecutingInputRefs>i</bpmn:whileExecutingInputRefs></bpmn:inputSet><bpmn:outputSet/></bpmn:ioSpecification></bpmn:task>',
    ),
    'y',
    'bpmn:InputSet',
    'whileExecutingInputRefs',
  ),
  [
    'an association with a data store',
    association('<bpmn:sourceRef>store</bpmn:sourceRef>'),
    'data.notVariable',
    'store',
  ],
  [
    'an association of several sources',
    association('<bpmn:sourceRef>i</bpmn:sourceRef><bpmn:sourceRef>j</bpmn:sourceRef>'),
    'data.transformationMissing',
    'y',
  ],
  [
    'an assignment to something else',
    association(
      '<bpmn:sourceRef>j</bpmn:sourceRef>',
      '<bpmn:assignment><bpmn:from>j</bpmn:from><bpmn:to>other.part</bpmn:to></bpmn:assignment>',
    ),
    'data.assignmentTarget',
    'y',
  ],
  unsupported(
    'a version of a global task',
    bpmnFile(around('x', '<bpmn:callActivity id="x" calledElement="g" xiaowu:binding="latest"/>'), {
      roots: '<bpmn:globalManualTask id="g"/>',
    }),
    'x',
    'bpmn:CallActivity',
    'binding',
  ),
  unsupported(
    'a performer of a global task',
    bpmnFile(around('x', '<bpmn:callActivity id="x" calledElement="g"/>'), {
      roots: '<bpmn:globalManualTask id="g"><bpmn:resourceRole id="y"/></bpmn:globalManualTask>',
    }),
    'y',
    'bpmn:ResourceRole',
  ),
  ['a call of nothing', in_('x', '<bpmn:callActivity id="x"/>'), 'call.elementMissing', 'x'],
  [
    'a call of a version that is not said',
    in_('x', '<bpmn:callActivity id="x" calledElement="other" xiaowu:binding="version"/>'),
    'binding.versionMissing',
    'x',
  ],
  ['a business rule task without decision', in_('x', '<bpmn:businessRuleTask id="x"/>'), 'decision.missing', 'x'],
  [
    'a decision without id',
    in_('x', `<bpmn:businessRuleTask id="x">${ext('<xiaowu:decision/>')}</bpmn:businessRuleTask>`),
    'attribute.missing',
    'x',
  ],
  ['a send task without message', in_('x', '<bpmn:sendTask id="x"/>'), 'message.missing', 'x'],
  ['a receive task without message', in_('x', '<bpmn:receiveTask id="x"/>'), 'message.missing', 'x'],
  [
    'a flow to the task that starts the process',
    in_('x', '<bpmn:receiveTask id="x" instantiate="true"/>'),
    'receive.hasIncoming',
    'x',
  ],
  [
    'a script of no words',
    in_('x', '<bpmn:scriptTask id="x" scriptFormat="text/javascript"><bpmn:script> </bpmn:script></bpmn:scriptTask>'),
    'script.empty',
    'x',
  ],
  unsupported(
    'a performer',
    in_('x', '<bpmn:userTask id="x"><bpmn:potentialOwner id="y"/></bpmn:userTask>'),
    'y',
    'bpmn:PotentialOwner',
  ),
  ...['escalation', 'compensate', 'cancel', 'error', 'terminate'].map((event) => {
    const type = `${event[0]?.toUpperCase()}${event.slice(1)}EventDefinition`;
    return unsupported(
      `a ${event} event`,
      catching(`<bpmn:${event}EventDefinition/>`),
      'c',
      'bpmn:IntermediateCatchEvent',
      `bpmn:${type}`,
    );
  }),
  unsupported('catching nothing', catching(''), 'c', 'bpmn:IntermediateCatchEvent', 'none'),
  unsupported(
    'a referenced definition of another kind',
    bpmnFile(
      around(
        'c',
        '<bpmn:intermediateCatchEvent id="c"><bpmn:eventDefinitionRef>s</bpmn:eventDefinitionRef></bpmn:intermediateCatchEvent>',
      ),
      { roots: '<bpmn:escalationEventDefinition id="s"/>' },
    ),
    'c',
    'bpmn:IntermediateCatchEvent',
    'bpmn:EscalationEventDefinition',
  ),
  ['a loop behavior without event', loop('xiaowu:collection="xs" behavior="None"'), 'multiInstance.eventMissing', 't'],
  ['a loop behavior of another name', loop('xiaowu:collection="xs" behavior="Some"'), 'attribute.invalid', 't'],
  [
    'a complex loop behavior of nothing',
    loop('xiaowu:collection="xs" behavior="Complex"'),
    'multiInstance.eventMissing',
    't',
  ],
  unsupported(
    'a loop behavior that waits',
    bpmnFile(
      around(
        't',
        '<bpmn:task id="t"><bpmn:multiInstanceLoopCharacteristics xiaowu:collection="xs" behavior="One" oneBehaviorEventRef="e"/></bpmn:task>',
      ),
      {
        roots: `<bpmn:timerEventDefinition id="e"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>`,
      },
    ),
    't',
    'bpmn:MultiInstanceLoopCharacteristics',
    'bpmn:TimerEventDefinition',
  ),
  ['a message event without message', catching('<bpmn:messageEventDefinition/>'), 'message.missing', 'c'],
  [
    'a message without name',
    bpmnFile(
      around(
        'c',
        '<bpmn:intermediateCatchEvent id="c"><bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>',
      ),
      { roots: '<bpmn:message id="m"/>' },
    ),
    'message.nameMissing',
    'm',
  ],
  [
    'an error without code',
    bpmnFile(
      around(
        't',
        `<bpmn:task id="t"/><bpmn:boundaryEvent id="b" attachedToRef="t"><bpmn:errorEventDefinition errorRef="e"/></bpmn:boundaryEvent>${flow('f3', 'b', 'end')}`,
      ),
      { roots: '<bpmn:error id="e"/>' },
    ),
    'error.codeMissing',
    'e',
  ],
  [
    'an error end without error',
    bpmnFile(
      `<bpmn:startEvent id="s"/>${flow('f', 's', 'x')}<bpmn:endEvent id="x"><bpmn:errorEventDefinition/></bpmn:endEvent>`,
    ),
    'error.codeMissing',
    'x',
  ],
  ['a loop without count', loop(''), 'multiInstance.countMissing', 't'],
  [
    'a loop with two counts',
    loop('xiaowu:collection="xs"', '<bpmn:loopCardinality>3</bpmn:loopCardinality>'),
    'multiInstance.ambiguous',
    't',
  ],
  [
    'a loop with half an output',
    loop('xiaowu:collection="xs" xiaowu:outputCollection="ys"'),
    'multiInstance.outputIncomplete',
    't',
  ],
  [
    'a script in another language',
    in_('x', '<bpmn:scriptTask id="x" scriptFormat="groovy"><bpmn:script>1</bpmn:script></bpmn:scriptTask>'),
    'script.format',
    'x',
    { format: 'groovy' },
  ],
  ['a script that is empty', in_('x', '<bpmn:scriptTask id="x"/>'), 'expression.empty', 'x'],
  ['a service task without service', in_('x', '<bpmn:serviceTask id="x"/>'), 'service.missing', 'x'],
  [
    'a service without type',
    in_('x', `<bpmn:serviceTask id="x">${ext('<xiaowu:service/>')}</bpmn:serviceTask>`),
    'attribute.missing',
    'x',
    { name: 'type' },
  ],
  [
    'a setting twice',
    in_(
      'x',
      `<bpmn:serviceTask id="x">${ext('<xiaowu:service type="http"/><xiaowu:setting name="a" value="1"/><xiaowu:setting name="a" value="2"/>')}</bpmn:serviceTask>`,
    ),
    'extension.repeated',
    'x',
  ],
  [
    'a mapping without variable',
    in_('x', `<bpmn:task id="x">${ext('<xiaowu:input expression="a"/>')}</bpmn:task>`),
    'attribute.missing',
    'x',
    { name: 'variable' },
  ],
  [
    'a mapping without expression',
    in_('x', `<bpmn:task id="x">${ext('<xiaowu:output variable="a"/>')}</bpmn:task>`),
    'expression.empty',
    'x',
  ],
  // timers
  ['a timer without value', timer(''), 'timer.invalid', 't'],
  [
    'a timer that has an id of its own, as bpmn-js writes it',
    timer('<bpmn:timeDuration id="duration">PT5X</bpmn:timeDuration>', 'id="definition"'),
    'timer.invalid',
    't',
  ],
  [
    'a timer with two values',
    timer('<bpmn:timeDate>2026-01-01</bpmn:timeDate><bpmn:timeDuration>PT1H</bpmn:timeDuration>'),
    'timer.invalid',
    't',
  ],
  [
    'a duration that is none',
    timer('<bpmn:timeDuration>PT5X</bpmn:timeDuration>'),
    'timer.invalid',
    't',
    { value: 'PT5X' },
  ],
  ['a date that is none', timer('<bpmn:timeDate>2026-13-45</bpmn:timeDate>'), 'timer.invalid', 't'],
  ['a duration where a date belongs', timer('<bpmn:timeDate>PT5H</bpmn:timeDate>'), 'timer.invalid', 't'],
  ['a cycle without length', timer('<bpmn:timeCycle>R3/PT0S</bpmn:timeCycle>'), 'timer.invalid', 't'],
  [
    'FEEL that gives no duration',
    timer('<bpmn:timeDuration>1 + 2</bpmn:timeDuration>'),
    'timer.invalid',
    't',
    { value: '1 + 2' },
  ],
  [
    'FEEL in a timer with a mistake',
    timer('<bpmn:timeDuration>duration(</bpmn:timeDuration>'),
    'expression.syntax',
    't',
  ],
  // approval
  ['a step without approvers', userTask(''), 'approvers.missing', 'u'],
  [
    'an unknown mode',
    userTask(`${head}<xiaowu:approval mode="most"/>`),
    'attribute.invalid',
    'u',
    { name: 'mode', value: 'most', expected: ['single', 'any', 'all', 'vote', 'sequential'] },
  ],
  ['a share above 100', userTask(`${head}<xiaowu:approval passPercent="101"/>`), 'attribute.invalid', 'u'],
  [
    'two ways to pass a vote',
    userTask(`${head}<xiaowu:approval passPercent="60" passCount="2"/>`),
    'attribute.invalid',
    'u',
  ],
  ['a vote that nothing refuses', userTask(`${head}<xiaowu:approval refuseCount="0"/>`), 'attribute.invalid', 'u'],
  ['a share of nothing', userTask(`${head}<xiaowu:approval passPercent="0"/>`), 'attribute.invalid', 'u'],
  [
    'a yes that is none',
    userTask(`${head}<xiaowu:approval opinionRequired="yes"/>`),
    'attribute.invalid',
    'u',
    { name: 'opinionRequired', value: 'yes', expected: ['false', 'true'] },
  ],
  [
    'a reminder that is no duration',
    userTask(`${head}<xiaowu:approval remindAfter="24h"/>`),
    'attribute.invalid',
    'u',
    { name: 'remindAfter', value: '24h' },
  ],
  [
    'a month of working time',
    userTask(`${head}<xiaowu:approval timeMeasure="working" dueAfter="P1M"/>`),
    'attribute.invalid',
    'u',
    { name: 'dueAfter', value: 'P1M' },
  ],
  [
    'reminders without a pause',
    userTask(`${head}<xiaowu:approval remindAfter="P1D" remindEvery="PT0S"/>`),
    'attribute.invalid',
    'u',
    { name: 'remindEvery', value: 'PT0S' },
  ],
  ['too many reminders', userTask(`${head}<xiaowu:approval remindAtMost="101"/>`), 'attribute.invalid', 'u'],
  ['an unknown end', userTask(`${head}<xiaowu:approval whenOverdue="shout"/>`), 'attribute.invalid', 'u'],
  [
    'a reminder before a limit that there is not',
    userTask(`${head}<xiaowu:approval remindBefore="PT4H"/>`),
    'limit.remindBeforeNothing',
    'u',
  ],
  [
    'a supervisor without a name',
    userTask(`${head}<xiaowu:approval dueAfter="P1D" escalateTo="person"/>`),
    'limit.supervisorMissing',
    'u',
  ],
  [
    'an application that is handed in by the clock',
    in_('u', `<bpmn:userTask id="u">${ext('<xiaowu:approval dueAfter="P1D" whenOverdue="pass"/>')}</bpmn:userTask>`),
    'limit.applicantStep',
    'u',
    { action: 'pass' },
  ],
  [
    'a moment in working time',
    in_(
      't',
      '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition xiaowu:timeMeasure="working"><bpmn:timeDate>2026-01-01</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
    ),
    'timer.workingTime',
    't',
  ],
  ['nobody who stands in', userTask(`${head}<xiaowu:approval whenEmpty="standIn"/>`), 'approval.standInMissing', 'u'],
  ['two approvals', userTask(`${head}<xiaowu:approval/><xiaowu:approval/>`), 'extension.repeated', 'u'],
  ['an approver of no kind', userTask('<xiaowu:approver value="x"/>'), 'attribute.missing', 'u', { name: 'kind' }],
  ['an approver of unknown kind', userTask('<xiaowu:approver kind="boss"/>'), 'attribute.invalid', 'u'],
  [
    'a query without a condition',
    userTask('<xiaowu:approver kind="query" includesSubdepartments="true"/>'),
    'approver.conditionMissing',
    'u',
  ],
  [
    'a query for people of no kind',
    userTask('<xiaowu:approver kind="query" personKind="robot"/>'),
    'attribute.invalid',
    'u',
  ],
  ['a role without name', userTask('<xiaowu:approver kind="role"/>'), 'approver.valueMissing', 'u', { kind: 'role' }],
  [
    'approvers by FEEL with a mistake',
    userTask('<xiaowu:approver kind="expression" value="a ="/>'),
    'expression.syntax',
    'u',
  ],
  ['an unknown button', userTask(`${head}<xiaowu:action name="dance"/>`), 'attribute.invalid', 'u'],
  [
    'a button twice',
    userTask(`${head}<xiaowu:action name="copy"/><xiaowu:action name="copy"/>`),
    'extension.repeated',
    'u',
  ],
  ['an unknown right', userTask(`${head}<xiaowu:fieldRight field="a" right="all"/>`), 'attribute.invalid', 'u'],
  [
    'a right on no field',
    userTask(`${head}<xiaowu:fieldRight right="read"/>`),
    'attribute.missing',
    'u',
    { name: 'field' },
  ],
  [
    'a field right twice',
    userTask(`${head}<xiaowu:fieldRight field="a" right="read"/><xiaowu:fieldRight field="a" right="write"/>`),
    'extension.repeated',
    'u',
  ],
  [
    'approval on a task',
    in_('t', `<bpmn:task id="t">${ext('<xiaowu:approval/>')}</bpmn:task>`),
    'extension.misplaced',
    't',
    { type: 'xiaowu:Approval' },
  ],
  [
    'an output of an undoing, which brings nothing',
    boundary(
      'attachedToRef="t"',
      `${ext('<xiaowu:output variable="a" expression="1"/>')}<bpmn:compensateEventDefinition/>`,
    ),
    'extension.misplaced',
    'b',
    { type: 'xiaowu:Output' },
  ],
  [
    'an output of an event that sends',
    in_(
      't',
      `<bpmn:intermediateThrowEvent id="t">${ext('<xiaowu:output variable="a" expression="1"/>')}</bpmn:intermediateThrowEvent>`,
    ),
    'extension.misplaced',
    't',
    { type: 'xiaowu:Output' },
  ],
  [
    'an input of an event that sends nothing',
    in_(
      't',
      `<bpmn:intermediateThrowEvent id="t">${ext('<xiaowu:input variable="a" expression="1"/>')}</bpmn:intermediateThrowEvent>`,
    ),
    'extension.misplaced',
    't',
    { type: 'xiaowu:Input' },
  ],
  [
    'an unknown extension of ours',
    in_('t', `<bpmn:task id="t">${ext('<xiaowu:approvals/>')}</bpmn:task>`),
    'xml.unparsable',
    null,
  ],
  // expressions
  [
    'a condition with a mistake',
    xor('default="no"', condition('amount >'), ''),
    'expression.syntax',
    'yes',
    { expression: 'amount >', message: 'Expected FEEL, but found nothing at 8.', from: 8, to: 8 },
  ],
  [
    'a condition in another language',
    xor(
      'default="no"',
      '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="juel">a</bpmn:conditionExpression>',
      '',
    ),
    'expression.language',
    'yes',
    { language: 'juel' },
  ],
  [
    'a condition of another tool that has no counterpart',
    xor('default="no"', condition('${bean.check(amount)}'), ''),
    'dialect.expression',
    'yes',
    { expression: '${bean.check(amount)}', part: 'bean.check()' },
  ],
  [
    'code of another tool',
    bpmnFile(around('s', '<bpmn:serviceTask id="s" camunda:class="org.example.Run"/>'), {
      definitionsAttributes: 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
    }),
    'dialect.unsupported',
    's',
    { name: 'camunda:class' },
  ],
  [
    'a condition that is too long',
    xor('default="no"', condition(`"${'x'.repeat(4000)}" = a`), ''),
    'expression.tooLong',
    'yes',
  ],
  [
    'a condition without end',
    xor('default="no"', condition('count(for i in 1..100000000 return i) > 5'), ''),
    'expression.unbounded',
    'yes',
  ],
  // the drawing
  ['a flow from nowhere', bpmnFile(`${plain}<bpmn:sequenceFlow id="x" targetRef="t"/>`), 'flow.noSource', 'x'],
  ['a flow to nowhere', bpmnFile(`${plain}<bpmn:sequenceFlow id="x" sourceRef="t"/>`), 'flow.noTarget', 'x'],
  ['a flow to a process', bpmnFile(`${plain}${flow('x', 't', 'p')}`), 'flow.noTarget', 'x'],
  [
    'a flow into a sub-process',
    bpmnFile(
      `${around('s', '<bpmn:subProcess id="s"><bpmn:startEvent id="s1"/><bpmn:task id="t"/></bpmn:subProcess>')}${flow('x', 'start', 't')}`,
    ),
    'flow.crossesScope',
    'x',
  ],
  [
    'a condition behind a parallel gateway',
    in_('g', `<bpmn:parallelGateway id="g"/>${flow('x', 'g', 'end', condition('a'))}`),
    'flow.conditionNotAllowed',
    'x',
    { source: 'g', type: 'parallelGateway' },
  ],
  [
    'a condition behind an event',
    bpmnFile(`<bpmn:startEvent id="s"/>${flow('x', 's', 'e', condition('a'))}<bpmn:endEvent id="e"/>`),
    'flow.conditionNotAllowed',
    'x',
  ],
  [
    'a default flow of another node',
    in_('t', '<bpmn:task id="t" default="f1"/>'),
    'default.notOutgoing',
    't',
    { flow: 'f1' },
  ],
  ['a default flow that is a node', in_('t', '<bpmn:task id="t" default="end"/>'), 'default.notOutgoing', 't'],
  ['a default flow with condition', xor('default="no"', condition('a'), condition('b')), 'default.hasCondition', 'no'],
  ['nothing in it', bpmnFile(''), 'start.missing', 'p'],
  ['nothing that begins', bpmnFile(`<bpmn:task id="t"/>${flow('f1', 't', 't')}`), 'start.missing', 'p'],
  ['nothing in a sub-process', in_('s', '<bpmn:subProcess id="s"/>'), 'start.missing', 's'],
  ['a message start without a message', startingBy('<bpmn:messageEventDefinition/>'), 'message.missing', 'start'],
  [
    'a signal without a name',
    boundary('attachedToRef="t"', '<bpmn:signalEventDefinition/>'),
    'signal.nameMissing',
    'b',
  ],
  ['an escalation without a code', throwing('<bpmn:escalationEventDefinition/>'), 'escalation.codeMissing', 'c'],
  ['a condition event without a condition', catching('<bpmn:conditionalEventDefinition/>'), 'expression.empty', 'c'],
  ['a link without a name', throwing('<bpmn:linkEventDefinition/>'), 'link.nameMissing', 'c'],
  [
    'a link that leads nowhere',
    bpmnFile(
      `<bpmn:startEvent id="s"/>${flow('f', 's', 'x')}<bpmn:intermediateThrowEvent id="x">${link}</bpmn:intermediateThrowEvent>`,
    ),
    'flow.noTarget',
    'x',
  ],
  [
    'two ends of a link',
    bpmnFile(
      `<bpmn:startEvent id="s"/>${flow('f', 's', 'a')}<bpmn:intermediateThrowEvent id="a">${link}</bpmn:intermediateThrowEvent>
       <bpmn:intermediateCatchEvent id="b">${link}</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="x">${link}</bpmn:intermediateCatchEvent>`,
    ),
    'link.repeated',
    'x',
    { name: 'l' },
  ],
  ['a flow into a link', catching(link), 'link.hasFlow', 'c'],
  [
    'a link together with a timer',
    throwing(`${link}<bpmn:escalationEventDefinition/><bpmn:linkEventDefinition name="m"/>`),
    'event.notTogether',
    'c',
    { kind: 'link' },
  ],
  [
    'an error that does not interrupt',
    bpmnFile(`${plain}${eventSubProcess('<bpmn:errorEventDefinition/>', 'isInterrupting="false"')}`),
    'event.notInterrupting',
    's2',
    { kind: 'error' },
  ],
  ['an event sub-process without an event', bpmnFile(`${plain}${eventSubProcess('')}`), 'element.unsupported', 's2'],
  [
    'an event sub-process in the flow',
    bpmnFile(`${plain}${eventSubProcess(timerEvent)}${flow('f9', 't', 'x')}`),
    'eventSubProcess.hasFlow',
    'x',
  ],
  [
    'a boundary event on an event sub-process',
    bpmnFile(
      `${plain}${eventSubProcess(timerEvent)}<bpmn:boundaryEvent id="b" attachedToRef="x">${timerEvent}</bpmn:boundaryEvent>${flow('f9', 'b', 'end')}`,
    ),
    'boundary.notAttached',
    'b',
  ],
  ['an event-based gateway before a task', in_('x', '<bpmn:eventBasedGateway id="x"/>'), 'eventGateway.tooFew', 'x'],
  [
    'an event-based gateway to a task',
    in_('x', `<bpmn:eventBasedGateway id="x"/><bpmn:task id="y"/>${flow('f8', 'x', 'y')}`),
    'eventGateway.target',
    'x',
    { target: 'y' },
  ],
  [
    'a gateway that waits for all events in the middle of a process',
    in_('x', '<bpmn:eventBasedGateway id="x" eventGatewayType="Parallel"/>'),
    'element.unsupported',
    'x',
  ],
  [
    'a compensation event without a handler',
    boundary('attachedToRef="t"', '<bpmn:compensateEventDefinition/>', ''),
    'compensation.handlerMissing',
    'b',
  ],
  [
    'a flow out of a compensation event',
    boundary('attachedToRef="t"', '<bpmn:compensateEventDefinition/>'),
    'compensation.hasFlow',
    'b',
  ],
  [
    'compensating what is not there',
    bpmnFile(
      `<bpmn:startEvent id="s"/>${flow('f', 's', 'sub')}<bpmn:subProcess id="sub"><bpmn:startEvent id="s2"/>${flow('f2', 's2', 'inner')}<bpmn:task id="inner"/></bpmn:subProcess>
       ${flow('f3', 'sub', 'x')}<bpmn:endEvent id="x"><bpmn:compensateEventDefinition activityRef="inner"/></bpmn:endEvent>`,
    ),
    'compensation.notVisible',
    'x',
    { activity: 'inner' },
  ],
  [
    'canceling outside of a transaction',
    bpmnFile(
      `<bpmn:startEvent id="s"/>${flow('f', 's', 'x')}<bpmn:endEvent id="x"><bpmn:cancelEventDefinition/></bpmn:endEvent>`,
    ),
    'cancel.outsideTransaction',
    'x',
  ],
  [
    'a transaction that is canceled and goes nowhere',
    bpmnFile(
      `<bpmn:startEvent id="s"/>${flow('f', 's', 'x')}<bpmn:transaction id="x"><bpmn:startEvent id="s2"/>${flow('f2', 's2', 'e2')}<bpmn:endEvent id="e2"><bpmn:cancelEventDefinition/></bpmn:endEvent></bpmn:transaction>`,
    ),
    'cancel.notCaught',
    'x',
  ],
  ['two starts', bpmnFile(`${plain}<bpmn:startEvent id="x"/>${flow('f9', 'x', 't')}`), 'start.several', 'x'],
  ['a flow into the start', bpmnFile(`${plain}${flow('x', 't', 'start')}`), 'start.hasIncoming', 'start'],
  ['a flow out of an end', bpmnFile(`${plain}${flow('x', 'end', 't')}`), 'end.hasOutgoing', 'end'],
  ['a boundary event on nothing', boundary('', timerEvent), 'boundary.notAttached', 'b'],
  [
    'a boundary event on an event',
    boundary('attachedToRef="end"', timerEvent),
    'boundary.notAttached',
    'b',
    { attachedTo: 'end' },
  ],
  [
    'a boundary event on something elsewhere',
    bpmnFile(
      `${around('s', '<bpmn:subProcess id="s"><bpmn:startEvent id="s1"/><bpmn:task id="t"/></bpmn:subProcess>')}<bpmn:boundaryEvent id="b" attachedToRef="t">${timerEvent}</bpmn:boundaryEvent>${flow('f9', 'b', 'end')}`,
    ),
    'boundary.notAttached',
    'b',
  ],
  [
    'a flow into a boundary event',
    boundary('attachedToRef="t"', timerEvent, flow('f3', 'b', 'end') + flow('f4', 't', 'b')),
    'boundary.hasIncoming',
    'b',
  ],
  ['a boundary event that leads nowhere', boundary('attachedToRef="t"', timerEvent, ''), 'boundary.noOutgoing', 'b'],
  [
    'an error that does not interrupt',
    boundary('attachedToRef="t" cancelActivity="false"', '<bpmn:errorEventDefinition/>'),
    'boundary.errorNotInterrupting',
    'b',
  ],
  [
    'a circle without way out',
    bpmnFile(
      `<bpmn:startEvent id="s"/>${flow('f1', 's', 'a')}<bpmn:task id="a"/>${flow('f2', 'a', 'b')}<bpmn:task id="b"/>${flow('f3', 'b', 'a')}`,
    ),
    'process.noEnd',
    'p',
  ],
];

const warnings: readonly Case[] = [
  [
    'an end but no start',
    bpmnFile(`<bpmn:task id="t"/>${flow('f1', 't', 'e')}<bpmn:endEvent id="e"/>`),
    'start.implicit',
    'p',
  ],
  [
    'a handler that nothing leads to',
    bpmnFile(`${plain}<bpmn:task id="x" isForCompensation="true"/>`),
    'compensation.handlerUnused',
    'x',
  ],
  ['a node without way to it', bpmnFile(`${plain}<bpmn:task id="x"/>`), 'node.unreachable', 'x'],
  [
    'a branch without way out',
    bpmnFile(
      `${plain}${flow('f3', 't', 'a')}<bpmn:task id="a"/>${flow('f4', 'a', 'b')}<bpmn:task id="b"/>${flow('f5', 'b', 'a')}`,
    ),
    'node.noEnd',
    'a',
  ],
  ['a choice without default', xor('', condition('a'), condition('b')), 'gateway.noDefault', 'g'],
  ['a choice without condition', xor('default="no"', '', ''), 'flow.conditionMissing', 'yes'],
  [
    'a way that is always taken beside a default',
    xor('default="no"', '', '').replace('exclusiveGateway', 'inclusiveGateway'),
    'flow.conditionMissing',
    'yes',
  ],
  ['a gateway that neither joins nor splits', in_('g', '<bpmn:parallelGateway id="g"/>'), 'gateway.pointless', 'g'],
  ['an association that moves nothing', association(''), 'data.onlyDrawn', 'y'],
  [
    'an attribute of another tool',
    in_('t', '<bpmn:task id="t" other:async="true"/>'),
    'extension.ignored',
    't',
    { name: 'other:async' },
  ],
  [
    'an element of another tool',
    in_('t', `<bpmn:task id="t">${ext('<other:thing a="1"><other:inner/></other:thing>')}</bpmn:task>`),
    'extension.ignored',
    't',
    { name: 'other:thing' },
  ],
  [
    'an attribute of another tool on an event definition',
    catching(
      '<bpmn:timerEventDefinition other:x="1"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
    ),
    'extension.ignored',
    'c',
    { name: 'other:x' },
  ],
];

const byName = (all: readonly Case[]): [string, Case][] => all.map((each) => [each[0], each]);

describe('a file that cannot be executed', () => {
  it.each(byName(cases))('with %s is refused with the element', async (_, [, xml, code, elementId, data]) => {
    const problem: Record<string, unknown> = { severity: 'error', code, elementId, ...(data && { data }) };
    expect(await problemsOf(xml)).toContainEqual(expect.objectContaining(problem));
    await expect(compile(xml)).rejects.toThrow(DefinitionError);
  });
});

describe('a file that deserves a look', () => {
  it.each(byName(warnings))('with %s is compiled with a warning', async (_, [, xml, code, elementId, data]) => {
    const problem: Record<string, unknown> = { severity: 'warning', code, elementId, ...(data && { data }) };
    expect((await compile(xml)).warnings).toContainEqual(expect.objectContaining(problem));
  });
});

it('names everything that is wrong, not only the first', async () => {
  const xml = bpmnFile(
    `<bpmn:startEvent id="s"/>${flow('f1', 's', 'u')}<bpmn:userTask id="u">${ext('<xiaowu:approver kind="role"/>')}</bpmn:userTask>
     <bpmn:callActivity id="c"/>${flow('f2', 'u', 'c', condition('a >'))}<bpmn:sequenceFlow id="f3" sourceRef="c"/><bpmn:foo/>`,
  );
  const codes = (await problemsOf(xml)).map(({ code, elementId }) => `${code} ${elementId}`);
  expect(codes).toEqual([
    'xml.unparsable null',
    'expression.syntax f2',
    'approver.valueMissing u',
    'call.elementMissing c',
    'flow.noTarget f3',
  ]);
});

it('has a file for every code of a problem at compile', () => {
  const tried = new Set([...cases, ...warnings].map(([, , code]) => code));
  const others = [
    'xml.tooManyProblems',
    'join.deadlock',
    'step.runsTwice',
    'node.neverReached',
    'process.noWayToEnd',
    'analysis.notFinished',
    'process.noApprover',
    'condition.unknownField',
    'fieldRight.unknownField',
    'approver.unknownField',
  ];
  expect(problemCodes.filter((code) => !tried.has(code))).toEqual(others);
});

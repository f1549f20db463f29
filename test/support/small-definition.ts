import type { DefinitionContent } from '../../server/contract/definitions.js';
import type { FormField } from '../../server/contract/forms.js';
import type { Database } from '../../server/database/database.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';

/** Definitions in a few lines, for tests of the server that need a drawing of their own. */
interface Element {
  readonly id: string;
  readonly xml: (flows: string) => string;
}

type Attributes = { readonly [name: string]: string };

const attributes = (values: Attributes): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

export const begin = (id = 'begin'): Element => ({
  id,
  xml: (flows) => `<bpmn:startEvent id="${id}">${flows}</bpmn:startEvent>`,
});
export const end = (id = 'end'): Element => ({
  id,
  xml: (flows) => `<bpmn:endEvent id="${id}">${flows}</bpmn:endEvent>`,
});

/** The applicant's own step. */
export const apply = (id = 'apply'): Element =>
  user(id, { mode: 'single', defaultRight: 'write' }, [{ kind: 'applicant' }]);

export function user(
  id: string,
  approval: Attributes,
  approvers: readonly Attributes[],
  actions: readonly Attributes[] = [],
  rights: readonly Attributes[] = [],
  notices: readonly Attributes[] = [],
): Element {
  const extension = [
    `<xiaowu:approval${attributes(approval)}/>`,
    ...approvers.map((rule) => `<xiaowu:approver${attributes(rule)}/>`),
    ...actions.map((action) => `<xiaowu:action${attributes(action)}/>`),
    ...rights.map((right) => `<xiaowu:fieldRight${attributes(right)}/>`),
    ...notices.map((notice) => `<xiaowu:notice${attributes(notice)}/>`),
  ].join('');
  return {
    id,
    xml: (flows) =>
      `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements>${extension}</bpmn:extensionElements>${flows}</bpmn:userTask>`,
  };
}

export const timer = (id: string, duration: string): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:intermediateCatchEvent id="${id}" name="${id}">${flows}${timerXml(duration)}</bpmn:intermediateCatchEvent>`,
});

export const boundaryTimer = (id: string, attachedTo: string, duration: string): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:boundaryEvent id="${id}" attachedToRef="${attachedTo}">${flows}${timerXml(duration)}</bpmn:boundaryEvent>`,
});

export const message = (id: string, messageId: string): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:intermediateCatchEvent id="${id}" name="${id}">${flows}<bpmn:messageEventDefinition messageRef="${messageId}"/></bpmn:intermediateCatchEvent>`,
});

export function service(id: string, settings: Attributes, resultVariable: string): Element {
  const set = Object.entries(settings).map(([name, value]) => `<xiaowu:setting name="${name}" value="${value}"/>`);
  const extension = `<xiaowu:service type="http" resultVariable="${resultVariable}"/>${set.join('')}`;
  return {
    id,
    xml: (flows) =>
      `<bpmn:serviceTask id="${id}" name="${id}"><bpmn:extensionElements>${extension}</bpmn:extensionElements>${flows}</bpmn:serviceTask>`,
  };
}

export const send = (id: string, messageId: string, inputs: Attributes = {}): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:sendTask id="${id}" name="${id}" messageRef="${messageId}"><bpmn:extensionElements>${mappings('input', inputs)}</bpmn:extensionElements>${flows}</bpmn:sendTask>`,
});

/** A start event that a signal, message, timer or condition fires: `<bpmn:signalEventDefinition signalRef="x"/>`. */
export const startBy = (id: string, definition: string): Element => ({
  id,
  xml: (flows) => `<bpmn:startEvent id="${id}">${flows}${definition}</bpmn:startEvent>`,
});

export const catching = (id: string, definition: string): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:intermediateCatchEvent id="${id}" name="${id}">${flows}${definition}</bpmn:intermediateCatchEvent>`,
});

export const throwing = (id: string, definition: string): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:intermediateThrowEvent id="${id}" name="${id}">${flows}${definition}</bpmn:intermediateThrowEvent>`,
});

export const boundary = (id: string, attachedTo: string, definition: string, cancelActivity = true): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:boundaryEvent id="${id}" attachedToRef="${attachedTo}" cancelActivity="${cancelActivity}">${flows}${definition}</bpmn:boundaryEvent>`,
});

export const endWith = (id: string, definition: string): Element => ({
  id,
  xml: (flows) => `<bpmn:endEvent id="${id}">${flows}${definition}</bpmn:endEvent>`,
});

/** A business rule task. */
export const rule = (id: string, decision: Attributes, attributesOf: Attributes = {}): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:businessRuleTask id="${id}" name="${id}"${attributes(attributesOf)}><bpmn:extensionElements><xiaowu:decision${attributes(decision)}/></bpmn:extensionElements>${flows}</bpmn:businessRuleTask>`,
});

export const script = (id: string, source: string, resultVariable: string): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:scriptTask id="${id}" name="${id}" scriptFormat="application/javascript" xiaowu:resultVariable="${resultVariable}">${flows}<bpmn:script><![CDATA[${source}]]></bpmn:script></bpmn:scriptTask>`,
});

const mappings = (kind: 'input' | 'output', values: Attributes): string =>
  Object.entries(values)
    .map(([target, source]) => `<xiaowu:${kind} variable="${target}" expression="${source}"/>`)
    .join('');

export const call = (
  id: string,
  calledElement: string,
  inputs: Attributes = {},
  outputs: Attributes = {},
  attributesOf: Attributes = {},
): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:callActivity id="${id}" name="${id}" calledElement="${calledElement}"${attributes(attributesOf)}><bpmn:extensionElements>${mappings('input', inputs)}${mappings('output', outputs)}</bpmn:extensionElements>${flows}</bpmn:callActivity>`,
});

export const parallel = (id: string): Element => ({
  id,
  xml: (flows) => `<bpmn:parallelGateway id="${id}">${flows}</bpmn:parallelGateway>`,
});

/** An exclusive gateway; its last outgoing path is the default. Conditions stand at the flows of `drawing`. */
export const choice = (id: string, defaultFlow: string): Element => ({
  id,
  xml: (flows) => `<bpmn:exclusiveGateway id="${id}" default="${defaultFlow}">${flows}</bpmn:exclusiveGateway>`,
});

export const errorBoundary = (id: string, attachedTo: string, errorId: string): Element => ({
  id,
  xml: (flows) =>
    `<bpmn:boundaryEvent id="${id}" attachedToRef="${attachedTo}">${flows}<bpmn:errorEventDefinition errorRef="${errorId}"/></bpmn:boundaryEvent>`,
});

const timerXml = (duration: string) =>
  `<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`;

/** What stands beside the process. */
interface Roots {
  /** Ids of bpmn:error, also their codes. */
  readonly errors?: readonly string[];
  readonly signals?: readonly string[];
  readonly escalations?: readonly string[];
  /** FEEL by flow id (`source_target`). */
  readonly conditions?: Attributes;
}

/** Flows are paths: `begin -> apply -> check -> end`. `messages` are ids of bpmn:message, also their names; `paid: order` has a correlation key. */
export function drawing(
  key: string,
  elements: readonly Element[],
  paths: readonly string[],
  messages: readonly string[] = [],
  { errors = [], signals = [], escalations = [], conditions = {} }: Roots = {},
): string {
  const flows = paths.flatMap((path) => {
    const stops = path.split('->').map((stop) => stop.trim());
    return stops.slice(1).map((target, i) => ({ id: `${stops[i]}_${target}`, source: stops[i] ?? '', target }));
  });
  const refs = (id: string) =>
    flows
      .flatMap((flow) => [
        ...(flow.target === id ? [`<bpmn:incoming>${flow.id}</bpmn:incoming>`] : []),
        ...(flow.source === id ? [`<bpmn:outgoing>${flow.id}</bpmn:outgoing>`] : []),
      ])
      .sort()
      .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="definitions" targetNamespace="urn:xiaowu:definitions">
${messages.map(messageXml).join('')}
${signals.map((id) => `<bpmn:signal id="${id}" name="${id}"/>`).join('')}
${errors.map((id) => `<bpmn:error id="${id}" errorCode="${id}"/>`).join('')}
${escalations.map((id) => `<bpmn:escalation id="${id}" escalationCode="${id}"/>`).join('')}
<bpmn:process id="${key.replaceAll('-', '_')}" name="${key}" isExecutable="true">
${elements.map(({ id, xml }) => xml(refs(id))).join('\n')}
${flows.map(({ id, source, target }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${conditionXml(conditions[id])}</bpmn:sequenceFlow>`).join('\n')}
</bpmn:process></bpmn:definitions>`;
}

/**
 * Several drawings as the pools of one file; each element of `messageFlows` is `source -> target`. Roots that several
 * have (messages, errors) stand once.
 */
export function collaboration(drawings: readonly string[], messageFlows: readonly string[] = []): string {
  const [first = ''] = drawings;
  const head = first.slice(0, first.indexOf('>', first.indexOf('<bpmn:definitions')) + 1);
  const roots = new Set(
    drawings.flatMap((each) => each.match(/<bpmn:(message|signal|error|escalation) [^>]*>/g) ?? []),
  );
  const processes = drawings.map((each) =>
    each.slice(each.indexOf('<bpmn:process'), each.indexOf('</bpmn:definitions>')),
  );
  const pools = processes.map((each) => {
    const [, id = '', name = ''] = /<bpmn:process id="([^"]+)" name="([^"]*)"/.exec(each) ?? [];
    return `<bpmn:participant id="pool_${id}" name="${name}" processRef="${id}"/>`;
  });
  const flows = messageFlows.map((flow) => {
    const [source = '', target = ''] = flow.split('->').map((end) => end.trim());
    return `<bpmn:messageFlow id="${source}_to_${target}" sourceRef="${source}" targetRef="${target}"/>`;
  });
  return [
    head,
    ...roots,
    `<bpmn:collaboration id="together">${pools.join('')}${flows.join('')}</bpmn:collaboration>`,
    ...processes,
    '</bpmn:definitions>',
  ].join('\n');
}

function messageXml(message: string): string {
  const [id, key] = message.split(': ');
  return `<bpmn:message id="${id}" name="${id}"${key === undefined ? '' : ` xiaowu:correlationKey="${key}"`}/>`;
}

const conditionXml = (condition?: string): string =>
  condition === undefined
    ? ''
    : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition.replaceAll('<', '&lt;')}</bpmn:conditionExpression>`;

const usualFields: FormField[] = [
  { key: 'reason', label: '事由', type: 'text', required: true, maxLength: 100 },
  { key: 'amount', label: '金额', type: 'money' },
];

export function content(bpmn: string, fields: FormField[] = usualFields): DefinitionContent {
  return {
    bpmn,
    form: { title: '测试事项', sections: [{ key: 'main', title: '内容', fields }] },
    item: {
      name: '测试事项',
      department: 'library-it',
      topic: '图书与信息',
      audiences: ['teacher', 'student', 'external'],
      mode: 'online',
      icon: 'Document',
      description: '',
      materials: [],
      timeLimit: '',
      phone: '',
    },
    print: fields.some(({ key }) => key === 'reason') ? '<p>{{reason}}</p>' : '',
  };
}

/** Publishes a definition in a running test server; gives its version. */
export function deploy(
  server: { app: { get(token: typeof DefinitionsService): DefinitionsService }; database: Database },
  key: string,
  definition: DefinitionContent,
): Promise<number> {
  return server.database.transaction((tx) => server.app.get(DefinitionsService).deploy(tx, key, definition, null));
}

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
): Element {
  const extension = [
    `<xiaowu:approval${attributes(approval)}/>`,
    ...approvers.map((rule) => `<xiaowu:approver${attributes(rule)}/>`),
    ...actions.map((action) => `<xiaowu:action${attributes(action)}/>`),
    ...rights.map((right) => `<xiaowu:fieldRight${attributes(right)}/>`),
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

const timerXml = (duration: string) =>
  `<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`;

/** Flows are paths: `begin -> apply -> check -> end`. `messages` are ids of bpmn:message, also their names. */
export function drawing(
  key: string,
  elements: readonly Element[],
  paths: readonly string[],
  messages: readonly string[] = [],
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
${messages.map((id) => `<bpmn:message id="${id}" name="${id}"/>`).join('')}
<bpmn:process id="${key.replaceAll('-', '_')}" name="${key}" isExecutable="true">
${elements.map(({ id, xml }) => xml(refs(id))).join('\n')}
${flows.map(({ id, source, target }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"/>`).join('\n')}
</bpmn:process></bpmn:definitions>`;
}

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
    print: '<p>{{reason}}</p>',
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

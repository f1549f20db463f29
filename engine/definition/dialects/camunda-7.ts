import { resultVariable, translateFamily, translateRetries } from './activiti-family.js';
import type { Dialect } from './dialect.js';
import { attributeOf, bodyOf, childrenOf, type ForeignElement, type ForeignExtension } from './foreign-element.js';
import { toFeel } from './foreign-expression.js';
import { NotTranslatable } from './juel-syntax.js';

/** Camunda Platform 7. */
export const camunda7: Dialect = {
  uris: ['http://camunda.org/schema/1.0/bpmn'],
  translate(element) {
    translateFamily(element);
    if (element.is('bpmn:ServiceTask', 'bpmn:SendTask')) translateService(element);
    if (element.is('bpmn:Activity')) {
      for (const mappings of element.extensions('inputOutput')) translateMappings(element, mappings);
      translateRetries(element);
    }
    if (element.is('bpmn:Event')) translateEventMappings(element);
    if (element.is('bpmn:EventDefinition')) translateEventData(element);
  },
};

/** Workers that fetch tasks by topic, and the HTTP connector. */
function translateService(task: ForeignElement): void {
  const type = task.attribute('type');
  const topic = task.attribute('topic');
  if (type === 'external' && topic !== null) {
    task.own('xiaowu:Service', { type: topic, resultVariable: resultVariable(task) });
    if (task.extensions('errorEventDefinition').length > 0) task.refuse('errorEventDefinition');
  } else if (type !== null) task.refuse(`type ${type}`);
  for (const connector of task.extensions('connector')) translateConnector(task, connector);
}

function translateConnector(task: ForeignElement, connector: ForeignExtension): void {
  const [id] = childrenOf(connector, 'connectorId').map(bodyOf);
  if (id !== 'http-connector') return task.refuse(`connector ${id ?? ''}`);
  task.own('xiaowu:Service', { type: 'http' });
  for (const mappings of childrenOf(connector, 'inputOutput')) {
    for (const input of childrenOf(mappings, 'inputParameter')) {
      const [name, value] = [attributeOf(input, 'name') ?? '', bodyOf(input)];
      const isSetting = (name === 'url' || name === 'method') && value !== null && !/[$#]\{/.test(value);
      if (isSetting) task.own('xiaowu:Setting', { name, value });
      else task.refuse(`connector ${name}`);
    }
    for (const output of childrenOf(mappings, 'outputParameter')) {
      task.refuse(`connector ${attributeOf(output, 'name') ?? ''}`);
    }
  }
}

const mappingTypes = { inputParameter: 'xiaowu:Input', outputParameter: 'xiaowu:Output' } as const;
type ParameterName = keyof typeof mappingTypes;

function translateMappings(
  element: ForeignElement,
  mappings: ForeignExtension,
  names: readonly ParameterName[] = ['inputParameter', 'outputParameter'],
): void {
  for (const localName of names) {
    for (const parameter of childrenOf(mappings, localName)) {
      const variable = attributeOf(parameter, 'name') ?? '';
      element.own(mappingTypes[localName], { variable, expression: valueOf(element, parameter) });
    }
  }
}

/** An event sends its inputs; what it brings has the names that the sender gave it. */
function translateEventMappings(event: ForeignElement): void {
  for (const mappings of event.extensions('inputOutput')) {
    if (event.is('bpmn:ThrowEvent')) translateMappings(event, mappings, ['inputParameter']);
    const left = event.is('bpmn:ThrowEvent') ? ['outputParameter'] : ['inputParameter', 'outputParameter'];
    for (const parameter of childrenOf(mappings, ...left)) {
      event.refuse(`${parameter.$descriptor.ns?.localName ?? ''} ${attributeOf(parameter, 'name') ?? ''}`);
    }
  }
}

const codes = [
  ['errorCodeVariable', 'errorCode'],
  ['escalationCodeVariable', 'escalationCode'],
] as const;

/** The variable that takes a code, and what a signal carries: of the event that has the definition. */
function translateEventData(definition: ForeignElement): void {
  const event = definition.around();
  if (event?.is('bpmn:CatchEvent') === true) {
    for (const [attribute, expression] of codes) {
      const variable = definition.attribute(attribute);
      if (variable !== null) event.own('xiaowu:Output', { variable, expression });
    }
  }
  if (event?.is('bpmn:ThrowEvent') !== true) return;
  for (const mapping of definition.extensions('in')) {
    const variable = attributeOf(mapping, 'target');
    const expression = attributeOf(mapping, 'source') ?? event.feel(attributeOf(mapping, 'sourceExpression') ?? '');
    if (variable !== null && expression !== '') event.own('xiaowu:Input', { variable, expression });
    else if (attributeOf(mapping, 'businessKey') !== null) definition.ignore('in businessKey');
    else event.refuse('in variables');
  }
}

/** Text, an expression, a list, a map, or FEEL as a script. */
function valueOf(element: ForeignElement, parameter: ForeignExtension): string {
  const [made] = childrenOf(parameter, 'list', 'map', 'script');
  if (!made) return element.feel(bodyOf(parameter) ?? '');
  try {
    return madeValue(made);
  } catch (error) {
    if (!(error instanceof NotTranslatable)) throw error;
    element.refuse(error.part);
    return 'null';
  }
}

function madeValue(made: ForeignExtension): string {
  switch (made.$descriptor.ns?.localName) {
    case 'list':
      return `[${childrenOf(made, 'value', 'list', 'map', 'script').map(madeValue).join(', ')}]`;
    case 'map': {
      const entries = childrenOf(made, 'entry').map((entry) => {
        const [inner] = childrenOf(entry, 'list', 'map', 'script');
        return `${JSON.stringify(attributeOf(entry, 'key') ?? '')}: ${inner ? madeValue(inner) : toFeel(bodyOf(entry) ?? '')}`;
      });
      return `{${entries.join(', ')}}`;
    }
    case 'script': {
      const format = attributeOf(made, 'scriptFormat') ?? '';
      if (/^feel$/i.test(format)) return bodyOf(made) ?? 'null';
      throw new NotTranslatable(`script ${format}`);
    }
    default:
      return toFeel(bodyOf(made) ?? '');
  }
}

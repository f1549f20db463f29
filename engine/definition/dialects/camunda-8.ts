import { many } from '../moddle-element.js';
import { translateDueDate, translateFormKey } from './activiti-family.js';
import type { Dialect } from './dialect.js';
import { attributeOf, childrenOf, type ForeignElement, type ForeignExtension } from './foreign-element.js';
import { isForeignExpression } from './foreign-expression.js';
import { addGroups, addPerson, listOf } from './people.js';

/** Camunda 8 (Zeebe). */
export const camunda8: Dialect = {
  uris: ['http://camunda.org/schema/zeebe/1.0'],
  translate(element) {
    if (element.is('bpmn:UserTask')) translateUserTask(element);
    if (element.is('bpmn:MultiInstanceLoopCharacteristics')) translateInstances(element);
    if (element.is('bpmn:ScriptTask')) translateScript(element);
    if (element.is('bpmn:BusinessRuleTask')) translateDecision(element);
    if (element.is('bpmn:Message')) translateSubscription(element);
    if (element.is('bpmn:Event')) translateEventMappings(element);
    if (element.is('bpmn:AdHocSubProcess')) {
      for (const adHoc of element.extensions('adHoc')) refuseAdHoc(element, adHoc);
    }
    const isService = element.is('bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask', 'bpmn:ScriptTask');
    if (isService && translateJobWorker(element)) return;
    if (element.is('bpmn:Activity')) {
      for (const mappings of element.extensions('ioMapping')) translateMappings(element, mappings);
    }
    if (element.is('bpmn:CallActivity')) translateCall(element);
  },
};

function translateUserTask(task: ForeignElement): void {
  task.extensions('userTask');
  for (const definition of task.extensions('assignmentDefinition')) {
    const [assignee, users, groups] = ['assignee', 'candidateUsers', 'candidateGroups'].map((name) =>
      attributeOf(definition, name),
    );
    if (assignee != null) {
      addPerson(task, assignee);
      if (users != null) task.ignore('assignmentDefinition candidateUsers');
      if (groups != null) task.ignore('assignmentDefinition candidateGroups');
    } else {
      for (const user of listed(users)) addPerson(task, user);
      addGroups(task, listed(literalList(groups ?? null)), 'assignmentDefinition candidateGroups');
    }
  }
  for (const form of task.extensions('formDefinition')) {
    const formKey = ['formId', 'formKey', 'externalReference'].map((name) => attributeOf(form, name)).find(Boolean);
    translateFormKey(task, formKey ?? null);
  }
  for (const schedule of task.extensions('taskSchedule')) {
    translateDueDate(task, attributeOf(schedule, 'dueDate'));
    if (attributeOf(schedule, 'followUpDate') !== null) task.ignore('taskSchedule followUpDate');
  }
}

/** FEEL is one item, whatever commas it has. */
function listed(written: string | null | undefined): string[] {
  if (written == null) return [];
  return isForeignExpression(written) ? [written] : listOf(written);
}

/** `= ["a", "b"]` as `a, b`. */
function literalList(written: string | null): string | null {
  const [, items] = /^=\s*\[\s*((?:"[^"\\]*"\s*,?\s*)*)\]$/.exec(written ?? '') ?? [];
  return items === undefined ? written : items.replace(/"/g, '');
}

function translateInstances(loop: ForeignElement): void {
  for (const written of loop.extensions('loopCharacteristics')) {
    const feel = (name: string) => {
      const value = attributeOf(written, name);
      return value === null ? null : loop.feel(value);
    };
    loop.set('xiaowu:collection', feel('inputCollection'));
    loop.set('xiaowu:elementVariable', attributeOf(written, 'inputElement'));
    loop.set('xiaowu:outputCollection', attributeOf(written, 'outputCollection'));
    loop.set('xiaowu:outputElement', feel('outputElement'));
  }
}

function translateScript(task: ForeignElement): void {
  for (const script of task.extensions('script')) {
    task.element.set('scriptFormat', 'application/feel');
    task.element.set('script', task.feel(attributeOf(script, 'expression') ?? ''));
    task.set('xiaowu:resultVariable', attributeOf(script, 'resultVariable'));
  }
}

function translateCall(call: ForeignElement): void {
  for (const called of call.extensions('calledElement')) {
    const processId = attributeOf(called, 'processId') ?? '';
    if (isForeignExpression(processId)) call.refuse(`calledElement processId ${processId}`);
    call.element.set('calledElement', processId.replace(/^=.*/, '_'));
    const binding = attributeOf(called, 'bindingType');
    if (binding === 'versionTag') call.refuse('calledElement versionTag');
    else if (binding !== null) call.set('xiaowu:binding', binding);
    const isOn = (name: string): boolean => attributeOf(called, name) !== 'false';
    if (isOn('propagateAllParentVariables')) call.set('xiaowu:passesAll', 'true');
    // Where there are output mappings nothing but what they give goes further.
    const extensions = call.part('extensionElements');
    const hasOutputs = extensions !== null && many(extensions, 'values').some(({ $type }) => $type === 'xiaowu:Output');
    if (isOn('propagateAllChildVariables') && !hasOutputs) call.set('xiaowu:takesAll', 'true');
  }
}

function translateDecision(task: ForeignElement): void {
  for (const called of task.extensions('calledDecision')) {
    const decisionId = attributeOf(called, 'decisionId');
    if (decisionId === null || isForeignExpression(decisionId)) task.refuse(`calledDecision ${decisionId ?? ''}`);
    const binding = attributeOf(called, 'bindingType');
    if (binding === 'versionTag') task.refuse('calledDecision versionTag');
    const resultVariable = attributeOf(called, 'resultVariable');
    task.own('xiaowu:Decision', {
      decisionId: decisionId ?? '_',
      binding: binding === 'versionTag' ? null : binding,
      resultVariable,
    });
  }
}

function translateSubscription(message: ForeignElement): void {
  for (const subscription of message.extensions('subscription')) {
    const key = attributeOf(subscription, 'correlationKey');
    if (key !== null) message.set('xiaowu:correlationKey', message.feel(key));
  }
}

/** A task that a worker fetches by its type; true when it is one and its mappings were read. */
function translateJobWorker(task: ForeignElement): boolean {
  const [definition] = task.extensions('taskDefinition');
  if (!definition) return false;
  const type = attributeOf(definition, 'type') ?? '';
  if (!task.is('bpmn:ServiceTask', 'bpmn:SendTask')) {
    task.refuse('taskDefinition');
    return false;
  }
  if (isForeignExpression(type)) task.refuse(`taskDefinition type ${type}`);
  const headers = task.extensions('taskHeaders').flatMap((each) => childrenOf(each, 'header'));
  const header = (key: string) => headers.find((each) => attributeOf(each, 'key') === key);
  const isHttp = type === 'io.camunda:http-json:1';
  const result = header('resultVariable');
  const resultVariable = result ? attributeOf(result, 'value') : null;
  task.own('xiaowu:Service', { type: isHttp ? 'http' : type, resultVariable });
  for (const each of headers) {
    const name = attributeOf(each, 'key') ?? '';
    if (each === result) continue;
    if (isHttp) task.refuse(`taskHeaders ${name}`);
    else task.own('xiaowu:Setting', { name, value: attributeOf(each, 'value') });
  }
  const retries = attributeOf(definition, 'retries');
  if (retries !== null) task.own('xiaowu:Setting', { name: 'retries', value: retries });
  for (const mappings of task.extensions('ioMapping')) translateJobMappings(task, mappings, isHttp);
  return true;
}

/** The connector's inputs are settings; outputs read the answer of the worker. */
function translateJobMappings(task: ForeignElement, mappings: ForeignExtension, isHttp: boolean): void {
  for (const input of childrenOf(mappings, 'input')) {
    const [source, target] = [attributeOf(input, 'source') ?? '', attributeOf(input, 'target') ?? ''];
    const literal = isForeignExpression(source) ? /^=\s*"([^"\\]*)"$/.exec(source)?.[1] : source;
    const isSetting = target === 'url' || target === 'method';
    if (!isHttp) addMapping(task, input, 'xiaowu:Input');
    else if (isSetting && literal !== undefined) task.own('xiaowu:Setting', { name: target, value: literal });
    else task.refuse(`ioMapping ${target}`);
  }
  for (const output of childrenOf(mappings, 'output')) {
    const [, path] = /^=\s*([\p{L}_][\p{L}\p{N}_.]*)$/u.exec(attributeOf(output, 'source') ?? '') ?? [];
    const variable = attributeOf(output, 'target') ?? '';
    if (path === undefined || isHttp) task.refuse(`ioMapping ${variable}`);
    else task.own('xiaowu:Output', { variable, expression: `result.${path}` });
  }
}

function translateMappings(element: ForeignElement, mappings: ForeignExtension): void {
  for (const input of childrenOf(mappings, 'input')) addMapping(element, input, 'xiaowu:Input');
  for (const output of childrenOf(mappings, 'output')) addMapping(element, output, 'xiaowu:Output');
}

/** An event sends its inputs; of what it brings only its outputs stay, when it has any. */
function translateEventMappings(event: ForeignElement): void {
  for (const mappings of event.extensions('ioMapping')) {
    for (const input of childrenOf(mappings, 'input')) {
      if (event.is('bpmn:ThrowEvent')) addMapping(event, input, 'xiaowu:Input');
      else event.refuse(`ioMapping ${attributeOf(input, 'target') ?? ''}`);
    }
    for (const output of childrenOf(mappings, 'output')) {
      if (event.is('bpmn:CatchEvent')) addMapping(event, output, 'xiaowu:Output');
      else event.refuse(`ioMapping ${attributeOf(output, 'target') ?? ''}`);
    }
  }
}

/** What is inside begins when people choose it, never by a list. */
function refuseAdHoc(adHoc: ForeignElement, written: ForeignExtension): void {
  for (const name of ['activeElementsCollection', 'outputCollection', 'outputElement']) {
    if (attributeOf(written, name) !== null) adHoc.refuse(`adHoc ${name}`);
  }
}

function addMapping(element: ForeignElement, mapping: ForeignExtension, type: string): void {
  const variable = attributeOf(mapping, 'target') ?? '';
  // `a.b` writes into a part of a variable.
  if (variable.includes('.')) return element.refuse(`ioMapping ${variable}`);
  element.own(type, { variable, expression: element.feel(attributeOf(mapping, 'source') ?? '') });
}

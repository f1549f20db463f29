import { lengthOf, parseCycle } from '../../event-definitions/iso-time.js';
import { attributeOf, bodyOf, type ForeignElement, type ForeignExtension } from './foreign-element.js';
import { translateFormRights } from './form-rights.js';
import { parseJuel } from './juel-syntax.js';
import { onlyExpression } from './foreign-expression.js';
import { addGroups, addPerson, addResources, listOf } from './people.js';
import { translateQuartz } from './quartz-cron.js';

const activities = ['bpmn:Activity'];

/** What Activiti and the tools that came of it, Camunda 7 and Flowable, write alike. */
export function translateFamily(element: ForeignElement): void {
  // Every job here is done in a transaction of its own.
  element.attribute('async', 'asyncBefore', 'asyncAfter', 'exclusive');
  if (element.is('bpmn:StartEvent')) element.attribute('initiator');
  if (element.is('bpmn:UserTask')) translateUserTask(element);
  if (element.is('bpmn:MultiInstanceLoopCharacteristics')) translateInstances(element);
  if (element.is('bpmn:ScriptTask')) translateScript(element);
  if (element.is('bpmn:CallActivity')) translateCall(element);
  if (element.is('bpmn:ServiceTask', 'bpmn:SendTask')) refuseCode(element);
  if (element.is('bpmn:BusinessRuleTask')) translateDecision(element);
  if (element.is(...activities)) translateListeners(element);
  translateQuartz(element);
}

/** The variable that takes a result; the tools disagree about its name. */
export function resultVariable(element: ForeignElement): string | null {
  return element.attribute('resultVariable', 'resultVariableName');
}

function translateUserTask(task: ForeignElement): void {
  const assignee = task.attribute('assignee');
  if (assignee !== null) addPerson(task, assignee);
  else {
    for (const user of listOf(task.attribute('candidateUsers') ?? '')) addPerson(task, user);
    addGroups(task, listOf(task.attribute('candidateGroups') ?? ''), 'candidateGroups');
    addResources(task);
  }
  translateDueDate(task, task.attribute('dueDate'));
  translateFormKey(task, task.attribute('formKey', 'formRef'));
  translateFormRights(task);
}

/** Which form people filled there: kept for whoever makes it again here, where the item has one form for all steps. */
export function translateFormKey(task: ForeignElement, formKey: string | null): void {
  if (formKey === null) return;
  task.setOwn('xiaowu:Approval', { formKey });
  task.ignore(`formKey ${formKey}`);
}

/** What scripts are handed by those tools, and not here. */
const ofTheTool = /(?<![\w$.])(execution|task|connector|java|Java|Packages|Spin|S|print|println)(?=\s*[.(])/;

function translateScript(task: ForeignElement): void {
  task.set('xiaowu:resultVariable', resultVariable(task));
  const script = task.text('script') ?? '';
  const [, part] = /script/i.test(task.text('scriptFormat') ?? '') ? (ofTheTool.exec(script) ?? []) : [];
  if (part !== undefined) task.refuseExpression(script, part);
}

/** How long people have for a step; a moment that is only known later has no counterpart. */
export function translateDueDate(task: ForeignElement, dueDate: string | null): void {
  if (dueDate === null) return;
  if (/^P[\dT][\dYMWDTHS.]*$/.test(dueDate)) task.setOwn('xiaowu:Approval', { dueAfter: dueDate });
  else task.ignore(`dueDate ${dueDate}`);
}

function translateInstances(loop: ForeignElement): void {
  const collection = loop.attribute('collection');
  if (collection !== null) {
    loop.set('xiaowu:collection', onlyExpression(collection) === null ? collection : loop.feel(collection));
  }
  loop.set('xiaowu:elementVariable', loop.attribute('elementVariable'));
}

function translateCall(call: ForeignElement): void {
  const binding =
    call.attribute('calledElementBinding') ?? (call.attribute('sameDeployment') === 'true' ? 'deployment' : null);
  const version = call.attribute('calledElementVersion');
  if (call.attribute('calledElementType') === 'id') call.refuse('calledElementType');
  if (binding === 'versionTag' || call.has('calledElementVersionTag')) call.refuse('calledElementVersionTag');
  else if (binding !== null) call.set('xiaowu:binding', binding);
  if (binding === 'version') call.set('xiaowu:version', version);
  for (const name of ['variableMappingClass', 'variableMappingDelegateExpression', 'caseRef']) {
    if (call.attribute(name) !== null) call.refuse(name);
  }
  if (call.attribute('inheritVariables') === 'true') call.set('xiaowu:passesAll', 'true');
  for (const mapping of call.extensions('in')) addMapping(call, mapping, 'in', 'xiaowu:Input');
  for (const mapping of call.extensions('out')) addMapping(call, mapping, 'out', 'xiaowu:Output');
}

function addMapping(call: ForeignElement, mapping: ForeignExtension, name: string, type: string): void {
  if (attributeOf(mapping, 'local') === 'true') call.ignore(`${name} local`);
  const variable = attributeOf(mapping, 'target');
  const source = attributeOf(mapping, 'source');
  const expression = source ?? expressionOf(call, attributeOf(mapping, 'sourceExpression'));
  if (variable !== null && expression !== null) return call.own(type, { variable, expression });
  if (attributeOf(mapping, 'variables') === 'all' && attributeOf(mapping, 'local') !== 'true') {
    return call.set(name === 'in' ? 'xiaowu:passesAll' : 'xiaowu:takesAll', 'true');
  }
  const [attribute, value] = ['variables', 'businessKey']
    .map((each) => [each, attributeOf(mapping, each)] as const)
    .find(([, each]) => each !== null) ?? ['target', ''];
  call.ignore(`${name} ${attribute}="${value}"`);
}

function expressionOf(element: ForeignElement, written: string | null): string | null {
  return written === null ? null : element.feel(written);
}

function translateDecision(task: ForeignElement): void {
  const decisionId = task.attribute('decisionRef');
  if (decisionId === null) return refuseCode(task);
  const binding = task.attribute('decisionRefBinding');
  const version = task.attribute('decisionRefVersion');
  if (binding === 'versionTag') task.refuse('decisionRefVersionTag');
  const isVersion = binding === 'version';
  task.own('xiaowu:Decision', {
    decisionId,
    binding: binding === 'versionTag' ? null : binding,
    version: isVersion ? version : null,
    resultVariable: resultVariable(task),
  });
  // Decisions here give a value, a context or a list as their table says.
  const shape = task.attribute('mapDecisionResult') ?? 'resultList';
  if (!shape.startsWith('single')) task.ignore(`mapDecisionResult ${shape}`);
}

/** Code of the tool's own platform. */
function refuseCode(task: ForeignElement): void {
  for (const name of ['class', 'delegateExpression', 'expression', 'ruleVariablesInput', 'rules']) {
    if (task.attribute(name) !== null) task.refuse(name);
  }
}

/** Honoured where all a listener does is to set a variable when the activity is done; others stay, and are reported. */
function translateListeners(element: ForeignElement): void {
  for (const [name, atEnd] of [
    ['executionListener', 'end'],
    ['taskListener', 'complete'],
  ] as const) {
    const setBy = (listener: ForeignExtension) =>
      attributeOf(listener, 'event') === atEnd ? variableSet(attributeOf(listener, 'expression')) : null;
    for (const listener of element.extensions(name, (each) => setBy(each) !== null)) {
      const { variable = '', value = '' } = setBy(listener) ?? {};
      element.own('xiaowu:Output', { variable, expression: element.feel(value) });
    }
  }
}

/** `${execution.setVariable('name', value)}`. */
function variableSet(written: string | null): { variable: string; value: string } | null {
  const found = /^\s*(?:execution|task)\.setVariable\(\s*['"]([\p{L}_][\p{L}\p{N}_]*)['"]\s*,(.*)\)\s*$/su.exec(
    onlyExpression(written ?? '') ?? '',
  );
  const [, variable, value] = found ?? [];
  if (variable === undefined || value === undefined) return null;
  try {
    parseJuel(value);
  } catch {
    return null;
  }
  return { variable, value: `\${${value}}` };
}

/** `R3/PT10M`: how often and after what time a job that failed is tried again. */
export function translateRetries(element: ForeignElement): void {
  const [cycle] = element.extensions('failedJobRetryTimeCycle').map(bodyOf);
  const parsed = parseCycle(cycle ?? '');
  const pause = parsed && lengthOf(parsed.interval);
  if (parsed?.times != null && pause !== null && element.is('bpmn:ServiceTask', 'bpmn:SendTask')) {
    element.own('xiaowu:Setting', { name: 'retries', value: String(parsed.times) });
    element.own('xiaowu:Setting', { name: 'backoffMs', value: String(pause) });
  } else if (cycle != null) element.ignore(`failedJobRetryTimeCycle ${cycle}`);
}

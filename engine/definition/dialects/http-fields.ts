import { resultVariable } from './activiti-family.js';
import { attributeOf, bodyOf, childrenOf, type ForeignElement, type ForeignExtension } from './foreign-element.js';

const settings: { readonly [field: string]: string } = { requestUrl: 'url', requestMethod: 'method' };
/** How the answer is kept: here it always is JSON where it can be, else text. */
const ofTheAnswer = new Set(['saveResponseVariableAsJson', 'saveResponseParametersTransient']);

/** The service tasks with a `type` of Flowable and Activiti: `http` is ours, the others are refused by name. */
export function translateTypedService(task: ForeignElement): void {
  const type = task.attribute('type');
  if (type === null) return;
  if (type !== 'http') return task.refuse(`type ${type}`);
  const fields = task.extensions('field');
  const value = (name: string) => fields.filter((field) => attributeOf(field, 'name') === name).map(valueOf)[0] ?? null;
  task.own('xiaowu:Service', { type: 'http', resultVariable: value('responseVariableName') ?? resultVariable(task) });
  for (const field of fields) {
    const name = attributeOf(field, 'name') ?? '';
    if (name === 'responseVariableName' || ofTheAnswer.has(name)) continue;
    const [setting, written] = [settings[name], valueOf(field)];
    if (setting === undefined || written === null || /[$#]\{/.test(written)) task.refuse(`field ${name}`);
    else task.own('xiaowu:Setting', { name: setting, value: written });
  }
}

function valueOf(field: ForeignExtension): string | null {
  const inside = childrenOf(field, 'string', 'expression').map(bodyOf)[0] ?? null;
  return attributeOf(field, 'stringValue') ?? attributeOf(field, 'expression') ?? inside;
}

import type { FormSchema } from '@xiaowu/server/contract/forms';
import { formPaths } from '../forms/form-paths';
import { type Edit, elementOf, listOf, type ModdleElement, textOf } from '../modeler/moddle';
import { extensionsOf, replaceExtensions } from '../properties/extension-elements';
import { changeCondition, changeDefault, isDefaultFlow, readCondition } from '../properties/flow-condition';

/** Something that puts a problem right without having to know what is meant; `name` is a key of `problems.fix`. */
export type QuickFix =
  | { name: 'makeDefault' | 'removeCondition' | 'makeExecutable' | 'removeRights'; edits: readonly Edit[] }
  | { name: 'removeElement' | 'appendEnd' };

/** The safe way out of a problem, if there is one. */
export function quickFix(code: string, element: ModdleElement, form: FormSchema): QuickFix | null {
  switch (code) {
    case 'flow.conditionMissing':
      return hasDefault(elementOf(element, 'sourceRef')) ? null : makeDefault(element);
    case 'gateway.noDefault': {
      const [open, ...more] = listOf(element, 'outgoing').filter((flow) => readCondition(flow) === '');
      return open && more.length === 0 ? makeDefault(open) : null;
    }
    case 'default.hasCondition':
    case 'flow.conditionNotAllowed':
      return { name: 'removeCondition', edits: [() => changeCondition(element, '')] };
    case 'process.notExecutable':
      return element.$type === 'bpmn:Process'
        ? { name: 'makeExecutable', edits: [() => [{ target: element, properties: { isExecutable: true } }]] }
        : null;
    case 'fieldRight.unknownField': {
      const known = new Set(formPaths(form).map(({ path }) => path));
      const type = 'xiaowu:FieldRight';
      const kept = () => extensionsOf(element, type).filter((right) => known.has(textOf(right, 'field')));
      return { name: 'removeRights', edits: [() => replaceExtensions(element, type, kept())] };
    }
    case 'gateway.pointless':
      return isBetweenTwo(element) ? { name: 'removeElement' } : null;
    case 'node.noEnd':
      return listOf(element, 'outgoing').length === 0 ? { name: 'appendEnd' } : null;
    default:
      return null;
  }
}

const makeDefault = (flow: ModdleElement): QuickFix => ({
  name: 'makeDefault',
  edits: [() => changeDefault(flow, true)],
});

const hasDefault = (gateway: ModdleElement | null) => listOf(gateway, 'outgoing').some(isDefaultFlow);

/** Its two flows become one when it goes. */
const isBetweenTwo = (element: ModdleElement) =>
  listOf(element, 'incoming').length === 1 && listOf(element, 'outgoing').length === 1;

import type { FormSchema } from '@xiaowu/server/contract/forms';
import { formPaths } from '../forms/form-paths';
import type { Problem } from '@xiaowu/server/contract/definitions';
import { type Edit, elementOf, listOf, type ModdleElement, textOf } from '../modeler/moddle';
import { changeAction, readActions } from '../properties/action-settings';
import { extensionsOf, replaceExtensions } from '../properties/extension-elements';
import { changeCondition, changeDefault, isDefaultFlow, readCondition } from '../properties/flow-condition';
import { type ForeignSetting, foreignSettings, isNamed, removeSettings, says } from './foreign-settings';

/** Something that puts a problem right without having to know what is meant; `name` is a key of `problems.fix`. */
export type QuickFix =
  | {
      name: 'makeDefault' | 'removeCondition' | 'makeExecutable' | 'removeRights' | 'allowRefusal';
      edits: readonly Edit[];
    }
  | { name: 'removeForeign'; edits: readonly Edit[]; settings: readonly ForeignSetting[] }
  | { name: 'removeElement' | 'appendEnd' };

/** The safe way out of a problem, if there is one. `beside` are the problems of the same element. */
export function quickFix(
  problem: Pick<Problem, 'code' | 'data'>,
  element: ModdleElement,
  form: FormSchema,
  beside: readonly Pick<Problem, 'code' | 'data'>[] = [problem],
): QuickFix | null {
  switch (problem.code) {
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
    case 'approval.noRefusal':
      return { name: 'allowRefusal', edits: [() => allowRefusal(element)] };
    case 'dialect.unsupported':
      return removeForeign(element, (setting) => isNamed(setting, nameIn(problem)));
    case 'dialect.expression': {
      const written = problem.data?.['expression'];
      return typeof written === 'string' && written ? removeForeign(element, (each) => says(each, written)) : null;
    }
    // none of them does anything: one act for all
    case 'extension.ignored': {
      const names = beside.filter(({ code }) => code === problem.code).map(nameIn);
      return removeForeign(element, (setting) => names.some((name) => isNamed(setting, name)));
    }
    case 'gateway.pointless':
      return isBetweenTwo(element) ? { name: 'removeElement' } : null;
    case 'node.noEnd':
      return listOf(element, 'outgoing').length === 0 ? { name: 'appendEnd' } : null;
    default:
      return null;
  }
}

/** What the tool's other settings say may well be executed: only what is wrong goes. */
function removeForeign(element: ModdleElement, isMeant: (setting: ForeignSetting) => boolean): QuickFix | null {
  const settings = foreignSettings(element).filter(isMeant);
  return settings.length > 0 ? { name: 'removeForeign', edits: [() => removeSettings(settings)], settings } : null;
}

/** The button as it stands, with its own caption if it has one. */
function allowRefusal(element: ModdleElement): ReturnType<Edit> {
  const refusal = readActions(element, false).find(({ action }) => action === 'refuse');
  return refusal ? changeAction(element, { ...refusal, enabled: true }, false) : [];
}

const nameIn = ({ data }: Pick<Problem, 'data'>): string => String(data?.['name'] ?? '');

const makeDefault = (flow: ModdleElement): QuickFix => ({
  name: 'makeDefault',
  edits: [() => changeDefault(flow, true)],
});

const hasDefault = (gateway: ModdleElement | null) => listOf(gateway, 'outgoing').some(isDefaultFlow);

/** Its two flows become one when it goes. */
const isBetweenTwo = (element: ModdleElement) =>
  listOf(element, 'incoming').length === 1 && listOf(element, 'outgoing').length === 1;

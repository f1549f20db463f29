import { type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';
import { type BindingSettings, readBinding, writtenBinding } from './binding-settings';
import { changeExtension, extensionsOf } from '../extension-elements';

export interface DecisionSettings extends BindingSettings {
  decisionId: string;
  /** Variable that takes the result; empty = only the output mappings see it, as `result`. */
  resultVariable: string;
}

const type = 'xiaowu:Decision';

export function readDecision(task: ModdleElement): DecisionSettings {
  const [element] = extensionsOf(task, type);
  return {
    decisionId: textOf(element, 'decisionId'),
    resultVariable: textOf(element, 'resultVariable'),
    ...readBinding(element, ''),
  };
}

export function changeDecision(task: ModdleElement, part: Partial<DecisionSettings>): PropertyChange[] {
  const { decisionId, resultVariable, ...binding } = { ...readDecision(task), ...part };
  return changeExtension(task, type, {
    decisionId: decisionId || undefined,
    resultVariable: resultVariable || undefined,
    ...writtenBinding(binding, ''),
  });
}

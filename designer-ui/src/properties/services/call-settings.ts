import { type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';
import { type BindingSettings, readBinding, writtenBinding } from './binding-settings';

export interface CallSettings extends BindingSettings {
  calledElement: string;
  /** All data goes in, or comes out, beside what the mappings say. */
  passesAll: boolean;
  takesAll: boolean;
}

export const readCall = (activity: ModdleElement): CallSettings => ({
  calledElement: textOf(activity, 'calledElement'),
  ...readBinding(activity, 'xiaowu:'),
  passesAll: activity.get('xiaowu:passesAll') === true,
  takesAll: activity.get('xiaowu:takesAll') === true,
});

export function changeCall(activity: ModdleElement, part: Partial<CallSettings>): PropertyChange[] {
  const { calledElement, passesAll, takesAll, ...binding } = { ...readCall(activity), ...part };
  const properties = {
    calledElement: calledElement || undefined,
    'xiaowu:passesAll': passesAll || undefined,
    'xiaowu:takesAll': takesAll || undefined,
    ...writtenBinding(binding, 'xiaowu:'),
  };
  return [{ target: activity, properties }];
}

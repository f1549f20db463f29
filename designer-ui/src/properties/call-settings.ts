import { type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';
import { type BindingSettings, readBinding, writtenBinding } from './binding-settings';

export interface CallSettings extends BindingSettings {
  calledElement: string;
}

export const readCall = (activity: ModdleElement): CallSettings => ({
  calledElement: textOf(activity, 'calledElement'),
  ...readBinding(activity, 'xiaowu:'),
});

export function changeCall(activity: ModdleElement, part: Partial<CallSettings>): PropertyChange[] {
  const { calledElement, ...binding } = { ...readCall(activity), ...part };
  const properties = { calledElement: calledElement || undefined, ...writtenBinding(binding, 'xiaowu:') };
  return [{ target: activity, properties }];
}

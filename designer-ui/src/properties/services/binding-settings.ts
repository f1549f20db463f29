import type { Binding } from '@xiaowu/engine';
import { type ModdleElement, textOf } from '../../modeler/moddle';

export const bindings = ['latest', 'deployment', 'version'] as const satisfies readonly Binding['binding'][];

/** Which version of something else is meant. */
export interface BindingSettings {
  /** Empty = the engine's default. */
  binding: Binding['binding'] | '';
  /** Counts for binding `version` only. */
  version: number | null;
}

/** `prefix` is `xiaowu:` where the attributes stand on an element of BPMN itself. */
export function readBinding(element: ModdleElement | undefined, prefix: '' | 'xiaowu:'): BindingSettings {
  const version = Number(textOf(element, `${prefix}version`));
  return {
    binding: textOf(element, `${prefix}binding`) as BindingSettings['binding'],
    version: Number.isInteger(version) && version > 0 ? version : null,
  };
}

export const writtenBinding = ({ binding, version }: BindingSettings, prefix: '' | 'xiaowu:') => ({
  [`${prefix}binding`]: binding || undefined,
  [`${prefix}version`]: binding === 'version' ? (version ?? 1) : undefined,
});

import type { FormState } from '@xiaowu/server/contract/form-logic';
import type { FormView } from '@xiaowu/server/contract/forms';
import { inject, type InjectionKey, provide, type Ref } from 'vue';
import type { FormErrors } from './form-errors';
import type { Device, FormMode } from './form-rights';

/** What every part of one form knows of it. */
export interface FormContext {
  view: Readonly<Ref<FormView>>;
  mode: Readonly<Ref<FormMode>>;
  device: Readonly<Ref<Device>>;
  /** What is shown, by path. */
  errors: Readonly<Ref<FormErrors>>;
  /** Fields and cells that a condition hides, and visible ones that one requires. */
  state: Readonly<Ref<Pick<FormState, 'hidden' | 'required'>>>;
  /** Path of what is looked for, for tables that do not show all of their rows. */
  wanted: Readonly<Ref<string>>;
  idOf: (path: string) => string;
}

const key: InjectionKey<FormContext> = Symbol('form');

export const provideFormContext = (context: FormContext): void => provide(key, context);

export function useFormContext(): FormContext {
  const context = inject(key);
  if (!context) throw new Error('Expected a FormView around this part of a form, but there is none');
  return context;
}

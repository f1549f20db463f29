import type { Approval, TaskOrigin } from '@xiaowu/engine';
import type { TaskAction } from '../contract/tasks.js';
import type { FormSchema } from '../contract/forms.js';
import { readOnly, rightsAt, type FormRights } from '../forms/form-rights.js';
import { actionLabels } from '../locales/zh-CN/cases.js';
import { actionLabel } from './step-actions.js';

/** The part that whoever has a task takes in its step. */
export interface TaskPart {
  readonly approval: Approval;
  readonly isApplicantStep: boolean;
  /** Came by 加签: gives an opinion on the step, but does not do its work. */
  readonly isAdded: boolean;
  /** Came by 委派: an opinion is all that is asked for. */
  readonly isDelegated: boolean;
}

const added: ReadonlySet<string> = new Set<TaskOrigin>(['addedBefore', 'addedAfter', 'addedParallel', 'delegated']);

/** `origin` as the engine or the row of a task says it. */
export const isAddedOrigin = (origin: string | undefined): boolean => origin !== undefined && added.has(origin);

export const isDelegatedOrigin = (origin: string | undefined): boolean => origin === ('delegated' satisfies TaskOrigin);

/** Added people read what the step reads or writes; nothing is required of them. */
export function partRights(form: FormSchema, { approval, isApplicantStep, isAdded }: TaskPart): FormRights {
  const rights = rightsAt(form, approval, isApplicantStep);
  return isAdded ? readOnly(rights) : rights;
}

/** The step's caption of 同意 names its own work (派车), so added people get the usual one. */
export function partLabel({ approval, isApplicantStep, isAdded }: TaskPart, action: TaskAction): string {
  return isAdded && action === 'complete' ? actionLabels.complete : actionLabel(approval, isApplicantStep, action);
}

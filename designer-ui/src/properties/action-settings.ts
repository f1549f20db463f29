import type { TaskAction } from '@xiaowu/engine';
import { type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';
import { extensionsOf, replaceExtensions } from './extension-elements';

/** Buttons that every step can offer. */
const everyStep = [
  'complete',
  'return',
  'refuse',
  'addApprovers',
  'removeApprovers',
  'forward',
  'delegate',
  'assign',
  'copy',
  'withdraw',
  'print',
] as const satisfies TaskAction[];
/** What the applicant does with the case as a whole. */
const applicantsOnly = ['terminate', 'urge', 'reapply'] as const satisfies TaskAction[];
/** An application keeps itself while it is filled in. */
const approversOnly = ['save'] as const satisfies TaskAction[];
export type StepAction = (typeof everyStep)[number] | (typeof applicantsOnly)[number] | (typeof approversOnly)[number];

const stepActions = (isApplicantStep: boolean): readonly StepAction[] => [
  ...everyStep,
  ...(isApplicantStep ? applicantsOnly : approversOnly),
];

export interface EditedAction {
  action: StepAction;
  enabled: boolean;
  /** Own caption; empty = the usual one. */
  label: string;
}

const type = 'xiaowu:Action';
const always: ReadonlySet<StepAction> = new Set<StepAction>(['complete', 'print']);
const atApplicants: ReadonlySet<StepAction> = new Set<StepAction>(['withdraw', 'terminate', 'urge', 'reapply']);
const atApprovers: ReadonlySet<StepAction> = new Set<StepAction>(['return', 'addApprovers', 'save']);
const isOnByDefault = (action: StepAction, isApplicantStep: boolean) =>
  always.has(action) || (isApplicantStep ? atApplicants : atApprovers).has(action);

/** All buttons of the step: the file's entries over the defaults. */
export function readActions(task: ModdleElement, isApplicantStep: boolean): EditedAction[] {
  return stepActions(isApplicantStep).map((action) => {
    const entry = entryOf(task, action);
    const enabled: unknown = entry?.get('enabled');
    return {
      action,
      enabled: typeof enabled === 'boolean' ? enabled : entry !== undefined || isOnByDefault(action, isApplicantStep),
      label: textOf(entry, 'label'),
    };
  });
}

/** A button that is as usual needs no entry; entries of other buttons are not touched. */
export function changeAction(task: ModdleElement, edited: EditedAction, isApplicantStep: boolean): PropertyChange[] {
  const { action, enabled, label } = edited;
  const entry = entryOf(task, action);
  const all = extensionsOf(task, type);
  if (label.trim() === '' && enabled === isOnByDefault(action, isApplicantStep)) {
    return entry
      ? replaceExtensions(
          task,
          type,
          all.filter((element) => element !== entry),
        )
      : [];
  }
  const properties = { name: action, enabled, label: label.trim() || undefined };
  if (entry) return [{ target: entry, properties }];
  return replaceExtensions(task, type, [...all, task.$model.create(type, properties)]);
}

function entryOf(task: ModdleElement, action: StepAction): ModdleElement | undefined {
  return extensionsOf(task, type).find((element) => textOf(element, 'name') === action);
}

import type { Approval } from '@xiaowu/engine';
import type { ModdleElement, PropertyChange } from '../../modeler/moddle';
import { changeExtension, extensionsOf } from '../extension-elements';

/** What `<xiaowu:approval>` says of a step, without the lists that stand beside it and what is needed of votes. */
export type ApprovalSettings = Omit<
  Approval,
  'approvers' | 'actions' | 'fieldRights' | 'passPercent' | 'passQuorum' | 'refuseQuorum'
>;

/** What the settings of a step can be, in the order of the lists. */
export const approvalChoices = {
  mode: ['single', 'any', 'all', 'vote', 'sequential'],
  whenEmpty: ['hold', 'pass', 'standIn', 'reject'],
  whenOwn: ['keep', 'skip', 'head'],
  whenRepeated: ['keep', 'skip'],
  returnMode: ['redo', 'direct'],
  timeMeasure: ['calendar', 'working'],
  whenOverdue: ['escalate', 'nothing', 'pass', 'return', 'head'],
  escalateTo: ['itemHead', 'handlerHead', 'person'],
} as const;

const type = 'xiaowu:Approval';

/** The engine's defaults: what counts while the file says nothing. */
export const defaultApproval = (isApplicantStep: boolean): ApprovalSettings => ({
  mode: 'single',
  whenEmpty: 'hold',
  standIn: null,
  whenOwn: 'keep',
  excludesApplicant: false,
  excludesEarlierApprovers: false,
  whenRepeated: 'keep',
  returnMode: 'redo',
  defaultRight: isApplicantStep ? 'write' : 'read',
  opinionRequired: false,
  signatureRequired: false,
  timeMeasure: 'calendar',
  dueAfter: null,
  remindAfter: null,
  remindBefore: null,
  remindEvery: null,
  remindAtMost: 10,
  whenOverdue: 'escalate',
  escalateTo: 'itemHead',
  supervisors: null,
  formKey: null,
});

export function readApproval(task: ModdleElement, isApplicantStep: boolean): ApprovalSettings {
  const [element] = extensionsOf(task, type);
  const defaults = defaultApproval(isApplicantStep);
  if (!element) return defaults;
  const given = Object.entries(defaults).map(([name, value]) => {
    const own: unknown = element.get(name);
    return [name, own === undefined || own === null || own === '' ? value : own];
  });
  return Object.fromEntries(given) as ApprovalSettings;
}

/** Null and the empty text take the attribute out of the file. */
export function changeApproval(task: ModdleElement, settings: Partial<ApprovalSettings>): PropertyChange[] {
  const properties = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, value === null || value === '' ? undefined : value]),
  );
  return changeExtension(task, type, properties);
}

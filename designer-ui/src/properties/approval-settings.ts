import type { Approval } from '@xiaowu/engine';
import type { ModdleElement, PropertyChange } from '../modeler/moddle';
import { changeExtension, extensionsOf } from './extension-elements';

/** What `<xiaowu:approval>` says of a step, without the lists that stand beside it. */
export type ApprovalSettings = Omit<Approval, 'approvers' | 'actions' | 'fieldRights'>;

const type = 'xiaowu:Approval';

/** The engine's defaults: what counts while the file says nothing. */
export const defaultApproval = (isApplicantStep: boolean): ApprovalSettings => ({
  mode: 'single',
  passPercent: 50,
  whenEmpty: 'hold',
  standIn: null,
  whenOwn: 'keep',
  whenRepeated: 'keep',
  returnMode: 'redo',
  defaultRight: isApplicantStep ? 'write' : 'read',
  opinionRequired: false,
  remindAfter: null,
  dueAfter: null,
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

import type { ApproverRule, PersonKind } from '@xiaowu/engine';
import { type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';
import { extensionsOf, replaceExtensions } from '../extension-elements';

export type ApproverKind = ApproverRule['kind'];

/** Every kind, in the order of the list. */
export const offeredKinds = [
  'person',
  'role',
  'post',
  'departmentHead',
  'query',
  'field',
  'expression',
  'applicant',
  'previous',
] as const satisfies ApproverKind[];

const type = 'xiaowu:Approver';

/** A rule with every part as text or number, as the panel edits it. */
export interface EditedRule {
  kind: ApproverKind;
  value: string;
  /** Department code, `applicant` for the applicant's own, empty = not limited. */
  department: string;
  /** In place of a department: the field or item that names it, empty = none. */
  departmentField: string;
  levels: number;
  /** Conditions of a query, empty = any. */
  includesSubdepartments: boolean;
  post: string;
  role: string;
  personKind: PersonKind | '';
  /** What the vote of these people counts where votes are weighed; null = 1. */
  weight: number | null;
}

export function readRules(task: ModdleElement): EditedRule[] {
  return extensionsOf(task, type).map((element) => ({
    kind: textOf(element, 'kind') as ApproverKind,
    value: textOf(element, 'value'),
    department: textOf(element, 'department'),
    departmentField: textOf(element, 'departmentField'),
    levels: Number(element.get('levels') ?? 1),
    includesSubdepartments: element.get('includesSubdepartments') === true,
    post: textOf(element, 'post'),
    role: textOf(element, 'role'),
    personKind: textOf(element, 'personKind') as EditedRule['personKind'],
    weight: (element.get('weight') as number | undefined) ?? null,
  }));
}

/** Kinds of rules that may say of which department. */
export const namesDepartment = (kind: ApproverKind): boolean =>
  kind === 'post' || kind === 'departmentHead' || kind === 'query';

/** A new rule of this kind: what the old one said means nothing to it. */
export const newRule = (kind: ApproverKind): EditedRule => ({
  kind,
  value: '',
  department: namesDepartment(kind) ? 'applicant' : '',
  departmentField: '',
  levels: 1,
  includesSubdepartments: false,
  post: '',
  role: '',
  personKind: '',
  weight: null,
});

export function addRule(task: ModdleElement, rule: EditedRule): PropertyChange[] {
  return replaceExtensions(task, type, [...extensionsOf(task, type), task.$model.create(type, written(rule))]);
}

export function changeRule(task: ModdleElement, index: number, rule: EditedRule): PropertyChange[] {
  const target = extensionsOf(task, type)[index];
  return target ? [{ target, properties: written(rule) }] : [];
}

export function removeRule(task: ModdleElement, index: number): PropertyChange[] {
  return replaceExtensions(
    task,
    type,
    extensionsOf(task, type).filter((_, i) => i !== index),
  );
}

function written(rule: EditedRule): Record<string, unknown> {
  const { kind, value, department, departmentField, levels, weight } = rule;
  const hasDepartment = namesDepartment(kind);
  const isQuery = kind === 'query';
  return {
    kind,
    value: value || undefined,
    department: (hasDepartment && departmentField === '' && department) || undefined,
    departmentField: (hasDepartment && departmentField) || undefined,
    levels: kind === 'departmentHead' ? levels : undefined,
    includesSubdepartments:
      (isQuery && department + departmentField !== '' && rule.includesSubdepartments) || undefined,
    post: (isQuery && rule.post) || undefined,
    role: (isQuery && rule.role) || undefined,
    personKind: (isQuery && rule.personKind) || undefined,
    weight: weight ?? undefined,
  };
}

import type { ActionSetting, Approval, ApproverRule, FieldRight, Quorum, TaskAction } from './approval.js';
import { type ModdleElement, text } from './moddle-element.js';
import { extensionsOf } from './read-extensions.js';
import { readNotices } from './read-notices.js';
import { noLimit, readLimit } from './read-limit.js';
import type { Reading } from './reading.js';

const kinds = [
  'applicant',
  'person',
  'role',
  'post',
  'departmentHead',
  'field',
  'previous',
  'expression',
  'query',
] as const;
const needsValue: readonly ApproverRule['kind'][] = ['person', 'role', 'post', 'field', 'expression'];
const rights = ['read', 'hidden', 'write', 'required'] as const;
/** What people can do at a step, in the order of the buttons: whether they can by default, and the applicant at the own step. */
const actionDefaults: readonly (readonly [action: TaskAction, enabled: boolean, atApplicantStep: boolean])[] = [
  ['complete', true, true],
  ['refuse', false, false],
  ['return', true, false],
  ['addApprovers', true, false],
  ['removeApprovers', false, false],
  ['forward', false, false],
  ['delegate', false, false],
  ['assign', false, false],
  ['copy', false, false],
  ['claim', false, false],
  ['withdraw', false, true],
  ['terminate', false, true],
  ['urge', false, true],
  ['save', true, true],
  ['print', true, true],
  ['reapply', false, true],
];

/** The approver rules of a user task: its own, or without any those of its lane. */
export function approverRules(task: ModdleElement, lane: readonly ModdleElement[] = []): readonly ModdleElement[] {
  const own = extensionsOf(task, 'xiaowu:Approver');
  return own.length > 0 ? own : lane;
}

/** Reads 流程配置 of a user task and fills in the defaults; the applicant's own step has other ones. */
export function readApproval(
  task: ModdleElement,
  isApplicantTask: boolean,
  reading: Reading,
  lane: readonly ModdleElement[] = [],
): Approval {
  const [own, ...more] = extensionsOf(task, 'xiaowu:Approval');
  if (more.length > 0) reading.error('extension.repeated', task, { type: 'xiaowu:Approval' });
  const approvers = approverRules(task, lane).map((rule) => readRule(rule, reading));
  const common = {
    approvers: approvers.length === 0 && isApplicantTask ? [{ kind: 'applicant' as const }] : approvers,
    actions: readActions(task, isApplicantTask, reading),
    fieldRights: readFieldRights(task, reading),
    ...readNotices(task, reading),
  };
  const defaultRight = isApplicantTask ? 'write' : 'read';
  if (!own) return { ...plain, ...common, defaultRight };
  const whenEmpty = reading.word(own, 'whenEmpty', ['hold', 'pass', 'standIn', 'reject']);
  const standIn = text(own, 'standIn');
  if (whenEmpty === 'standIn' && standIn === null) reading.error('approval.standInMissing', task);
  return {
    ...common,
    mode: reading.word(own, 'mode', ['single', 'any', 'all', 'vote', 'sequential']),
    ...readQuorums(own, reading),
    passPercent: reading.wholeNumber(own, 'passPercent', { from: 1, to: 100, default: plain.passPercent }),
    whenEmpty,
    standIn,
    whenOwn: reading.word(own, 'whenOwn', ['keep', 'skip', 'head']),
    excludesApplicant: reading.yesNo(own, 'excludesApplicant', false),
    excludesEarlierApprovers: reading.yesNo(own, 'excludesEarlierApprovers', false),
    whenRepeated: reading.word(own, 'whenRepeated', ['keep', 'skip']),
    returnMode: reading.word(own, 'returnMode', ['redo', 'direct']),
    defaultRight: text(own, 'defaultRight') === null ? defaultRight : reading.word(own, 'defaultRight', rights),
    opinionRequired: reading.yesNo(own, 'opinionRequired', false),
    signatureRequired: reading.yesNo(own, 'signatureRequired', false),
    ...readLimit(own, isApplicantTask, reading),
    formKey: text(own, 'formKey'),
  };
}

/** At most one quorum to pass (the share has its own attribute with a default) and one to refuse. */
function readQuorums(own: ModdleElement, reading: Reading): Pick<Approval, 'passQuorum' | 'refuseQuorum'> {
  const read = (prefix: 'pass' | 'refuse', kinds: readonly Quorum['by'][]): Quorum | undefined => {
    const names = kinds.map((by) => [by, `${prefix}${by[0]?.toUpperCase() ?? ''}${by.slice(1)}`] as const);
    const written = names.filter(([, name]) => text(own, name) !== null);
    const [first, second] = written;
    if (second !== undefined) {
      reading.error('attribute.invalid', own, {
        name: second[1],
        value: text(own, second[1]),
        expected: [first?.[1] ?? ''],
      });
    }
    if (first === undefined) return undefined;
    const to = first[0] === 'percent' ? 100 : 1_000_000;
    return { by: first[0], value: reading.wholeNumber(own, first[1], { from: 1, to, default: 1 }) };
  };
  const pass = read('pass', ['percent', 'count', 'weight']);
  const refuse = read('refuse', ['percent', 'count', 'weight']);
  return {
    ...(pass !== undefined && pass.by !== 'percent' && { passQuorum: pass }),
    ...(refuse !== undefined && { refuseQuorum: refuse }),
  };
}

const plain = {
  mode: 'single',
  passPercent: 50,
  whenEmpty: 'hold',
  standIn: null,
  whenOwn: 'keep',
  excludesApplicant: false,
  excludesEarlierApprovers: false,
  whenRepeated: 'keep',
  returnMode: 'redo',
  opinionRequired: false,
  signatureRequired: false,
  ...noLimit,
  formKey: null,
} as const;

function readRule(rule: ModdleElement, reading: Reading): ApproverRule {
  if (text(rule, 'kind') === null) reading.error('attribute.missing', rule, { name: 'kind' });
  const kind = reading.word(rule, 'kind', kinds);
  const value = text(rule, 'value');
  if (value === null && needsValue.includes(kind)) reading.error('approver.valueMissing', rule, { kind });
  if (kind === 'expression' && value !== null) reading.expression(rule, value);
  const written = text(rule, 'department');
  const departmentField = text(rule, 'departmentField');
  if (written !== null && departmentField !== null)
    reading.error('attribute.invalid', rule, { name: 'departmentField', value: departmentField });
  const department = written ?? (kind === 'departmentHead' && departmentField === null ? 'applicant' : null);
  const levels =
    kind === 'departmentHead' ? reading.wholeNumber(rule, 'levels', { from: 1, to: 20, default: 1 }) : null;
  const weight =
    text(rule, 'weight') === null ? null : reading.wholeNumber(rule, 'weight', { from: 1, to: 1000, default: 1 });
  return {
    kind,
    ...(value !== null && { value }),
    ...(department !== null && { department }),
    ...(departmentField !== null && { departmentField }),
    ...(levels !== null && { levels }),
    ...(weight !== null && { weight }),
    ...(kind === 'query' && readConditions(rule, reading)),
  };
}

/** A query without any condition would find the whole school. */
function readConditions(rule: ModdleElement, reading: Reading): Partial<ApproverRule> {
  const post = text(rule, 'post');
  const role = text(rule, 'role');
  const personKind =
    text(rule, 'personKind') === null ? null : reading.word(rule, 'personKind', ['teacher', 'student', 'external']);
  const isOfDepartment = text(rule, 'department') !== null || text(rule, 'departmentField') !== null;
  if (!isOfDepartment && post === null && role === null && personKind === null)
    reading.error('approver.conditionMissing', rule);
  return {
    ...(reading.yesNo(rule, 'includesSubdepartments', false) && { includesSubdepartments: true }),
    ...(post !== null && { post }),
    ...(role !== null && { role }),
    ...(personKind !== null && { personKind }),
  };
}

function readActions(task: ModdleElement, isApplicantTask: boolean, reading: Reading): ActionSetting[] {
  const settings = new Map<string, ActionSetting>();
  const names = actionDefaults.map(([action]) => action) as [TaskAction, ...TaskAction[]];
  for (const written of extensionsOf(task, 'xiaowu:Action')) {
    if (text(written, 'name') === null) reading.error('attribute.missing', written, { name: 'name' });
    const action = reading.word(written, 'name', names);
    if (settings.has(action)) reading.error('extension.repeated', task, { type: 'xiaowu:Action', name: action });
    settings.set(action, { action, enabled: reading.yesNo(written, 'enabled', true), label: text(written, 'label') });
  }
  return actionDefaults.map(
    ([action, enabled, atApplicantStep]) =>
      settings.get(action) ?? { action, enabled: isApplicantTask ? atApplicantStep : enabled, label: null },
  );
}

function readFieldRights(task: ModdleElement, reading: Reading): FieldRight[] {
  const seen = new Set<string>();
  return extensionsOf(task, 'xiaowu:FieldRight').map((written) => {
    if (text(written, 'right') === null) reading.error('attribute.missing', written, { name: 'right' });
    const field = reading.required(written, 'field');
    if (seen.has(field)) reading.error('extension.repeated', task, { type: 'xiaowu:FieldRight', name: field });
    seen.add(field);
    return { field, right: reading.word(written, 'right', rights) };
  });
}

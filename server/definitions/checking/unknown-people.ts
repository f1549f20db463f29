import type { Approval, ApproverRule, Problem, Process } from '@xiaowu/engine';
import type { FormSchema } from '../../contract/forms.js';
import type { Reader } from '../../database/database.js';
import type { ServerProblemCode } from '../../locales/zh-CN/problems.js';
import { knownNames, type NameKind } from '../../organization/known-names.js';
import { serverProblem } from './server-problem.js';

/** A name of the organization, and what says it: `data` is for the sentence. */
interface Named {
  readonly kind: NameKind;
  readonly name: string;
  readonly elementId: string | null;
  readonly data: Problem['data'];
}

const codes: { readonly [kind in NameKind]: ServerProblemCode } = {
  person: 'organization.personUnknown',
  role: 'organization.roleUnknown',
  post: 'organization.postUnknown',
  department: 'organization.departmentUnknown',
};

/**
 * People, roles, posts and departments that steps and the groups of 审核人 name, but that this organization does not
 * have, or nobody is behind any more. The organization may get them before a case comes there, and another school's
 * file has to be let in before it can be mended: these are warnings. One query for all of them.
 */
export async function unknownPeople(
  reader: Reader,
  processes: readonly Process[],
  form: FormSchema | undefined,
): Promise<Problem[]> {
  const named = [...processes.flatMap(inSteps), ...(form ? inForm(form) : [])];
  const known = new Map((await knownNames(reader, named)).map((one) => [`${one.kind} ${one.name}`, one]));
  const problems = named.flatMap(({ kind, name, elementId, data }) => {
    const found = known.get(`${kind} ${name}`);
    if (found?.isActive === true) return [];
    const code =
      found === undefined ? codes[kind] : kind === 'person' ? 'organization.personLeft' : 'organization.roleEmpty';
    return [serverProblem(code, elementId, { ...data, name, ...(found && { label: found.label }) }, 'warning')];
  });
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function inSteps({ nodes }: Process): Named[] {
  return Object.values(nodes).flatMap((node) => {
    if (node.kind !== 'userTask') return [];
    const step = node.name ?? node.id;
    return namesOf(node.approval).map(({ place, ...one }) => ({ ...one, elementId: node.id, data: { step, place } }));
  });
}

type Place = 'approver' | 'standIn' | 'supervisor' | 'notice';
type Name = Pick<Named, 'kind' | 'name'>;

function namesOf({ approvers, whenEmpty, standIn, dueAfter, escalateTo, supervisors, notices = [] }: Approval) {
  const at = (place: Place, names: readonly Name[]) => names.map((name) => ({ place, ...name }));
  const isEscalated = dueAfter !== null && escalateTo === 'person';
  return [
    ...at('approver', approvers.flatMap(ofRule)),
    ...at('standIn', whenEmpty === 'standIn' ? people(standIn) : []),
    ...at('supervisor', isEscalated ? people(supervisors) : []),
    ...notices.flatMap(({ to, value }) => {
      if (to === 'role') return at('notice', given('role', value));
      return to === 'person' ? at('notice', people(value)) : [];
    }),
  ];
}

function ofRule({ kind, value, department, post, role }: ApproverRule): Name[] {
  const whose = department === 'applicant' ? [] : given('department', department);
  if (kind === 'person') return people(value);
  if (kind === 'role') return given('role', value);
  if (kind === 'post') return [...given('post', value), ...whose];
  if (kind === 'departmentHead') return whose;
  return kind === 'query' ? [...given('post', post), ...given('role', role), ...whose] : [];
}

function inForm({ sections }: FormSchema): Named[] {
  return sections
    .flatMap(({ fields }) => fields)
    .flatMap(({ label: field, groups = [] }) =>
      groups.flatMap(({ label: group, role, post, department }) => {
        const ofPost = [...given('post', post), ...(department === 'applicant' ? [] : given('department', department))];
        const names = role === undefined ? ofPost : given('role', role);
        return names.map((name) => ({ ...name, elementId: null, data: { field, group } }));
      }),
    );
}

const given = (kind: NameKind, name: string | null | undefined): Name[] => (name ? [{ kind, name }] : []);

const people = (numbers: string | null | undefined): Name[] =>
  (numbers ?? '').split(',').flatMap((number) => given('person', number.trim()));

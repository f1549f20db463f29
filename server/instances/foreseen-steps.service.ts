import { Injectable } from '@nestjs/common';
import type { Approver, AwaitedEvent, DryRun, DryRunStep, UserTask } from '@xiaowu/engine';
import type { Preview, PreviewProblem } from '../contract/applications.js';
import type { FormData } from '../contract/forms.js';
import type { Person } from '../contract/people.js';
import { Database } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { OrganizationService } from '../organization/organization.service.js';
import { itemNames, nameWithItem } from './acting-for.js';
import { chosenInForm } from './chosen-in-form.js';
import { stepName } from './events-to-rows/saved-step.js';

/** How many members of a group are shown. */
const shownMembers = 20;

/** 检查审核人: what a dry run came to, with the people by name and what is wrong with them. */
@Injectable()
export class ForeseenStepsService {
  constructor(
    private readonly database: Database,
    private readonly organization: OrganizationService,
  ) {}

  async named(definition: CompiledDefinition, { steps, isComplete }: DryRun, form: FormData): Promise<Preview> {
    const nameOf = await itemNames(
      this.database,
      steps.flatMap(({ items = [] }) => items),
    );
    const named = steps.map(async (step) => {
      const found = await this.step(definition, step, form);
      // for what it runs is known together with who chooses it
      return found.chosenIn ? found : { ...found, name: nameWithItem(found.name, nameOf(step.items ?? [])) };
    });
    return { steps: await Promise.all(named), isComplete };
  }

  private async step(
    definition: CompiledDefinition,
    step: DryRunStep,
    form: FormData,
  ): Promise<Preview['steps'][number]> {
    const { elementId, approvers, waitsFor = null, onlyAfter } = step;
    const people = await this.organization.peopleByIds(await this.personIds(approvers));
    const problems = new Set<PreviewProblem>(step.problems);
    if (people.some((person) => !person.isActive)) problems.add('disabledAccount');
    const chosenIn = problems.has('nobody') ? chosenInForm(definition, elementId, form) : null;
    // who works on the case before knows whom to name: nothing is missing yet
    if (chosenIn !== null && chosenIn.step !== null) problems.delete('nobody');
    if (problems.has('nobody')) {
      const left = await this.disabledPeople(definition.process.nodes[elementId], form);
      if (left.length > 0) problems.add('disabledAccount');
      people.push(...left);
    }
    return {
      elementId,
      name: step.name ?? (waitsFor?.kind === 'process' ? null : waitsFor?.name) ?? elementId,
      people: people.map((person) => ({
        id: person.id,
        name: person.name,
        number: person.number,
        departmentName: person.departmentName,
      })),
      problems: [...problems],
      chosenIn,
      waitsFor: waitsFor && { kind: waitsFor.kind, name: isNamed(waitsFor) ? waitsFor.name : null },
      onlyAfter: onlyAfter === undefined ? null : stepName(definition, onlyAfter),
    };
  }

  private async personIds(approvers: readonly Approver[]): Promise<string[]> {
    const ids = await Promise.all(
      approvers.map(async ({ user, group }) =>
        user !== undefined ? [user] : (await this.organization.membersOf(group ?? '')).slice(0, shownMembers),
      ),
    );
    return ids.flat();
  }

  /** People whom the step names or the form picks, but who have left: why nobody was found. */
  private async disabledPeople(
    node: CompiledDefinition['process']['nodes'][string] | undefined,
    form: FormData,
  ): Promise<Person[]> {
    if (node?.kind !== 'userTask') return [];
    const { approvers } = (node satisfies UserTask).approval;
    const picked = approvers.flatMap(({ kind, value = '' }) => (kind === 'field' ? [form[value]].flat() : []));
    const numbers = approvers.flatMap(({ kind, value = '' }) =>
      kind === 'person' ? value.split(',').map((n) => n.trim()) : [],
    );
    const ids = picked.filter((id): id is string => typeof id === 'string' && id !== '');
    const byNumber =
      numbers.length === 0
        ? []
        : await this.database.query<{ id: string }>(
            `select id from person where number in (${numbers.map(() => '?').join(', ')})`,
            numbers,
          );
    const people = await this.organization.peopleByIds([...ids, ...byNumber.map(({ id }) => id)]);
    return people.filter((person) => !person.isActive);
  }
}

/** Conditions and ids of processes say nothing to who applies. */
const isNamed = ({ kind }: AwaitedEvent): boolean => kind === 'message' || kind === 'signal';

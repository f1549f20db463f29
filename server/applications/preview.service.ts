import { Injectable } from '@nestjs/common';
import { dryRun, type Approver, type AwaitedEvent, type DryRunStep, type UserTask } from '@xiaowu/engine';
import type { Preview, PreviewProblem } from '../contract/applications.js';
import type { FormData } from '../contract/forms.js';
import type { Person } from '../contract/people.js';
import { Database } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { FormsService } from '../forms/forms.service.js';
import { ApiFailure } from '../http/api-error.js';
import { stepName } from '../instances/events-to-rows/saved-step.js';
import { formVariables } from '../instances/form-variables.js';
import { InlineAnswersService } from '../instances/inline-answers.service.js';
import { schoolTimeZone } from '../instances/time-zone.js';
import type { InstanceRow } from '../instances/case-rows.js';
import { readInstance } from '../instances/load.js';
import type { SignedIn } from '../instances/signed-in.service.js';
import { ItemsService } from '../items/items.service.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { OrganizationService } from '../organization/organization.service.js';
import { stepRights } from './visible-rights.js';

interface PreviewRequest {
  readonly itemKey: string;
  readonly data: FormData;
  readonly applicationId?: string | undefined;
}

/** How many members of a group are shown. */
const shownMembers = 20;

/** 检查审核人: the way of the case with this form if everybody agrees, and who would get each step. Nothing is saved. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly database: Database,
    private readonly items: ItemsService,
    private readonly definitions: DefinitionsService,
    private readonly forms: FormsService,
    private readonly answers: InlineAnswersService,
    private readonly organization: OrganizationService,
  ) {}

  async preview(by: SignedIn, { itemKey, data, applicationId }: PreviewRequest): Promise<Preview> {
    const at = new Date().toISOString();
    const row = applicationId === undefined ? null : await this.own(by, itemKey, applicationId);
    const definition = await this.definitionFor(by, itemKey, row);
    const current = row ? (JSON.parse(row.data) as FormData) : await this.forms.initialData(definition.form, by.id, at);
    const write = {
      definition,
      rights: stepRights(definition, null),
      data,
      complete: false,
      limited: true,
      personId: by.id,
      applicantId: by.id,
    };
    const form = (await this.forms.validateWrite(write, current)).data;
    const { process } = definition;
    const { steps, isComplete } = await dryRun(
      process,
      { at, by: by.id, variables: formVariables(definition, form), timeZone: schoolTimeZone() },
      async (elementId, variables, earlier) => {
        const whose = { applicantId: by.id, data: { ...form, ...variables }, earlier };
        return (await this.answers.approversOf(process, elementId, whose, this.database)).approvers;
      },
      (job) => this.answers.calculate(job, definition, form, at),
    );
    const shown = await Promise.all(steps.map((step) => this.step(definition, step, form)));
    return { steps: shown, isComplete };
  }

  private async own(by: SignedIn, itemKey: string, id: string): Promise<InstanceRow> {
    const row = await readInstance(this.database, id);
    if (row?.applicant_id !== by.id || row.item_key !== itemKey)
      throw new ApiFailure(404, 'application.notFound', caseMessages.applicationNotFound);
    return row;
  }

  /** A case that was submitted stays on its version, also when nobody may begin another; a draft will take the newest. */
  private async definitionFor(by: SignedIn, itemKey: string, row: InstanceRow | null): Promise<CompiledDefinition> {
    if (row !== null && row.status !== 'draft') return this.definitions.ofCase(row);
    const item = await this.items.assertMayStart(by, itemKey);
    return this.definitions.compiled(item.key, item.version);
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

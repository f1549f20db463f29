import { Injectable } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import type { FormData } from '../../contract/forms.js';
import type { Transaction } from '../../database/database.js';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import type { AcceptedData } from '../../forms/form-write.js';
import { rightsAt } from '../../forms/form-rights.js';
import { FormsService } from '../../forms/forms.service.js';
import { ApiFailure } from '../../http/api-error.js';
import { caseMessages } from '../../locales/zh-CN/cases.js';
import { OrganizationService } from '../../organization/organization.service.js';
import { caseName } from '../case-name.js';
import { DraftsService } from '../drafts.service.js';
import { InstancesService } from '../instances.service.js';
import type { LoadedCase } from '../load.js';

/** A case that no person hands in: a call, a message, a signal or a timer starts it. */
export interface CaseStart {
  readonly definition: CompiledDefinition;
  readonly applicantId: string;
  /** Fields of the form by their keys; other names are variables only. */
  readonly variables: Variables;
  readonly parent: { readonly id: string; readonly jobId: string | null } | null;
  readonly startEventId?: string;
  /** Which of several definitions of that start event. */
  readonly startDefinition?: number;
  readonly at: string;
}

@Injectable()
export class CaseStartsService {
  constructor(
    private readonly forms: FormsService,
    private readonly organization: OrganizationService,
    private readonly drafts: DraftsService,
    private readonly instances: InstancesService,
  ) {}

  /**
   * Starts a case. The applicant's own step is passed when what is handed in fills the form; else it waits for the
   * applicant with what there is.
   */
  async start(tx: Transaction, start: CaseStart): Promise<{ id: string; serialNumber: string | null }> {
    const { definition, applicantId, at, parent } = start;
    const applicant = await this.organization.person(applicantId, tx);
    if (!applicant) throw new ApiFailure(422, 'applicant.unknown', caseMessages.peopleUnknown);
    const initial = await this.forms.initialData(definition.form, applicantId, at);
    const { form, isComplete } = await this.filled(tx, start, initial);
    const item = { key: definition.key, name: caseName(definition), version: definition.version };
    const row = this.drafts.create(tx, item, applicant, form.data, at, parent);
    const loaded: LoadedCase = {
      row,
      definition,
      state: null,
      data: form.data,
      trail: { flows: [], done: {} },
      tasks: [],
      task: null,
      candidates: [],
      approverReader: tx,
    };
    const { serialNumber } = await this.instances.begin(
      tx,
      loaded,
      definition,
      form,
      { at, actor: null },
      {
        passesApplicantTask: isComplete,
        variables: start.variables,
        ...(start.startEventId !== undefined && { startEventId: start.startEventId }),
        ...(start.startDefinition !== undefined && { startDefinition: start.startDefinition }),
      },
    );
    return { id: row.id, serialNumber };
  }

  /** What of the variables the form takes, and whether nothing is missing for its first step. */
  private async filled(
    tx: Transaction,
    { definition, applicantId, variables }: CaseStart,
    initial: FormData,
  ): Promise<{ form: AcceptedData; isComplete: boolean }> {
    const { form: schema, process } = definition;
    const node = process.nodes[process.applicantTaskId ?? ''];
    const rights = rightsAt(schema, node?.kind === 'userTask' ? node.approval : null, true);
    const keys = new Set(schema.sections.flatMap(({ fields }) => fields.map(({ key }) => key)));
    let data: FormData = Object.fromEntries(Object.entries(variables).filter(([name]) => keys.has(name)));
    for (const complete of [true, false, false]) {
      try {
        const write = { definition, rights, data, complete, personId: applicantId, applicantId };
        return { form: await this.forms.validateWrite(write, initial, tx), isComplete: complete };
      } catch (error) {
        if (!(error instanceof ApiFailure) || error.status !== 422) throw error;
        if (complete) continue;
        // what the form would not take is left to the applicant
        const wrong = new Set((error.details ?? []).map(({ path }) => path.split('.')[0]));
        data = Object.fromEntries(Object.entries(data).filter(([key]) => !wrong.has(key)));
      }
    }
    return { form: { data: initial, changes: {} }, isComplete: false };
  }
}

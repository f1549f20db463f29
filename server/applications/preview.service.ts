import { Injectable } from '@nestjs/common';
import { dryRun } from '@xiaowu/engine';
import type { Preview } from '../contract/applications.js';
import type { FormData } from '../contract/forms.js';
import { Database } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { FormsService } from '../forms/forms.service.js';
import { ApiFailure } from '../http/api-error.js';
import { ForeseenStepsService } from '../instances/foreseen-steps.service.js';
import { formVariables } from '../instances/form-variables.js';
import { InlineAnswersService } from '../instances/answers/inline-answers.service.js';
import { schoolTimeZone } from '../instances/time-zone.js';
import type { InstanceRow } from '../instances/case-rows.js';
import { readInstance } from '../instances/load.js';
import type { SignedIn } from '../instances/signed-in.service.js';
import { ItemsService } from '../items/items.service.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { stepRights } from './visible-rights.js';

interface PreviewRequest {
  readonly itemKey: string;
  readonly data: FormData;
  readonly applicationId?: string | undefined;
}

/** 检查审核人: the way of the case with this form if everybody agrees, and who would get each step. Nothing is saved. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly database: Database,
    private readonly items: ItemsService,
    private readonly definitions: DefinitionsService,
    private readonly forms: FormsService,
    private readonly answers: InlineAnswersService,
    private readonly foreseen: ForeseenStepsService,
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
    const run = await dryRun(
      process,
      { at, by: by.id, variables: formVariables(definition, form), timeZone: schoolTimeZone() },
      async (elementId, variables, earlier) => {
        const whose = { applicantId: by.id, data: { ...form, ...variables }, earlier };
        return (await this.answers.approversOf(process, elementId, whose, this.database)).approvers;
      },
      (job) => this.answers.calculate(job, definition, form, at),
    );
    return this.foreseen.named(definition, run, form);
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
}

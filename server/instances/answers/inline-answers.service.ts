import { Injectable } from '@nestjs/common';
import {
  earlierApprovers,
  innerVariablesOf,
  processVariables,
  type DecisionJob,
  type InstanceState,
  type Process,
  type ScriptJob,
  type UserTask,
  type Variables,
} from '@xiaowu/engine';
import type { FormData } from '../../contract/forms.js';
import type { Reader } from '../../database/database.js';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import { DefinitionsService } from '../../definitions/definitions.service.js';
import type { AcceptedData } from '../../forms/form-write.js';
import { ApiFailure } from '../../http/api-error.js';
import { caseMessages } from '../../locales/zh-CN/cases.js';
import { OrganizationService } from '../../organization/organization.service.js';
import { ScriptSandbox } from '../../scripts/script-sandbox.js';
import type { Calculated, InlineJob, JobAnswer } from './answer-job.js';
import { answerScript } from './answer-script.js';
import { stepName, type CommandContext } from '../events-to-rows/saved-step.js';
import type { LoadedCase } from '../load.js';
import { makeDecision } from './make-decision.js';
import { resolveApprovers, type ApproverContext } from './resolve-approvers.js';

/** Answers what the engine asks for within a command: who the approvers are, what a decision or a script gives. */
@Injectable()
export class InlineAnswersService {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly organization: OrganizationService,
    private readonly sandbox: ScriptSandbox,
  ) {}

  /** What the engine needs for a step, from the organization, a decision or a script. */
  async of(
    job: InlineJob,
    loaded: LoadedCase,
    definition: CompiledDefinition,
    context: CommandContext & { readonly data: FormData },
    state: InstanceState,
  ): Promise<JobAnswer> {
    const { at } = context;
    switch (job.kind) {
      case 'approvers': {
        const task = userTask(definition.process, job.elementId);
        const { chosen } = job;
        const isToChoose = task.approval.approvers.every(({ kind }) => kind === 'previous');
        if (isToChoose && task.approval.approvers.length > 0 && chosen === undefined && context.actor !== null)
          throw new ApiFailure(
            422,
            'approvers.notChosen',
            caseMessages.chooseNext(stepName(definition, job.elementId)),
          );
        // as 检查审核人 sees it: what only the process knows, the form, and what belongs to this instance of a step
        const data: FormData = {
          ...processVariables(state),
          ...context.data,
          ...innerVariablesOf(state, job.id),
        };
        const earlier = earlierApprovers(definition.process, state, job.elementId);
        const whose = { applicantId: loaded.row.applicant_id, data, at, earlier, ...(chosen && { chosen }) };
        try {
          const result = await resolveApprovers(this.organization, loaded.approverReader, task, whose);
          return { type: 'completeJob', result };
        } catch (error) {
          // whoever acts before the step cannot mend it: it waits for the administrator
          if (!isTooMany(error)) throw error;
          return { type: 'failJob', message: error.message };
        }
      }
      case 'decision':
      case 'script':
        return this.calculate(job, definition, context.data, at);
    }
  }

  /** Who would get this step now (检查审核人). */
  async approversOf(process: Process, elementId: string, whose: Omit<ApproverContext, 'at'>, reader: Reader) {
    const at = new Date().toISOString();
    try {
      return await resolveApprovers(this.organization, reader, userTask(process, elementId), { ...whose, at });
    } catch (error) {
      if (!isTooMany(error)) throw error;
      return { approvers: [] };
    }
  }

  /** Makes a decision or runs a script with the form (a case, 检查审核人). */
  async calculate(
    job: DecisionJob | ScriptJob,
    definition: CompiledDefinition,
    data: AcceptedData['data'],
    at: string,
  ): Promise<Calculated> {
    const input = withForm(job, definition, data);
    if (job.kind === 'decision') return makeDecision(this.definitions, definition, { ...job, input }, at);
    return answerScript(await this.sandbox.run(job.source, input));
  }
}

const isTooMany = (error: unknown): error is ApiFailure =>
  error instanceof ApiFailure && error.code === 'approvers.tooMany';

/** The engine knows only what the drawing reads; what decisions and scripts read stands elsewhere. */
function withForm({ elementId, input }: DecisionJob | ScriptJob, { process }: CompiledDefinition, data: FormData) {
  const node = process.nodes[elementId];
  const isMapped = node !== undefined && 'inputs' in node && node.inputs.length > 0;
  return isMapped ? input : { ...(data as Variables), ...input };
}

function userTask(process: Process, elementId: string): UserTask {
  const node = process.nodes[elementId];
  if (node?.kind !== 'userTask') throw new Error(`Expected ${elementId} to be a user task, but it is ${node?.kind}.`);
  return node;
}

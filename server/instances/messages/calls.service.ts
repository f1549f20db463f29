import { Injectable } from '@nestjs/common';
import { processVariables, type Binding, type InstanceState, type Variables } from '@xiaowu/engine';
import type { Reader, Transaction } from '../../database/database.js';
import { toSqlTime } from '../../database/sql-time.js';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import { DefinitionsService } from '../../definitions/definitions.service.js';
import { ApiFailure } from '../../http/api-error.js';
import { callMessages } from '../../locales/zh-CN/calls.js';
import type { JobAnswer } from '../answers/answer-job.js';
import type { InstanceRow } from '../case-rows.js';
import { caseName } from '../case-name.js';
import { CaseStartsService } from './case-starts.service.js';
import { addRecord } from '../events-to-rows/records.js';
import { stepName } from '../events-to-rows/saved-step.js';
import { InstancesService } from '../instances.service.js';
import { readInstance, type LoadedCase } from '../load.js';

/** What a call activity asks for. */
export interface Call extends Binding {
  /** The caller's job. */
  readonly id: string;
  readonly elementId: string;
  readonly calledElement: string;
  readonly input: Variables;
}

/** How a called case ended; the rest stands in its row, which does not change any more. */
export interface CallEnd {
  readonly calledId: string;
  /** Of an error that nothing in the called case caught. */
  readonly errorCode?: string;
  /** Codes of what it escalated with its last step. */
  readonly escalations: readonly (string | null)[];
}

/** Callers above a case: a process that calls itself stops here. */
const maxDepth = 20;
/** From this depth on cases are counted: what calls itself twice doubles with every level. */
const countedDepth = 4;
/** Cases below one that nobody called. */
const maxCases = 300;

/**
 * Call activities: a case of another definition, linked to its caller. Each transaction locks one case only
 * (decisions/calls-travel-as-rows.md).
 */
@Injectable()
export class CallsService {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly starts: CaseStartsService,
    private readonly instances: InstancesService,
  ) {}

  /** Starts what the caller, which is locked, calls. What cannot be started is an incident of the caller. */
  async start(tx: Transaction, caller: LoadedCase, call: Call, at: string): Promise<void> {
    // a call that was answered or canceled meanwhile starts nothing
    if (!caller.state?.jobs.some(({ id }) => id === call.id)) return;
    const definition = await this.called(caller.definition, call);
    const problem = definition
      ? ((await suspensionProblem(tx, definition)) ?? (await this.depthProblem(tx, caller.row)))
      : callMessages.unknown(call.calledElement);
    if (!definition || problem !== null)
      return this.reply(tx, caller, call.id, { type: 'failJob', message: problem ?? '' }, at);
    const { id, serialNumber } = await this.starts.start(tx, {
      definition,
      applicantId: caller.row.applicant_id,
      variables: call.input,
      parent: { id: caller.row.id, jobId: call.id },
      at,
    });
    addRecord(tx, caller.row.id, toSqlTime(at), {
      state: 'called',
      step: stepName(caller.definition, call.elementId),
      elementId: call.elementId,
      opinion: callMessages.started(caseName(definition), serialNumber ?? id),
    });
  }

  /** The called case has ended: its variables, or why there are none, go to the caller, which is locked. */
  async answer(tx: Transaction, caller: LoadedCase, jobId: string, end: CallEnd, at: string): Promise<void> {
    const called = await readInstance(tx, end.calledId);
    if (!called) throw new Error(`Expected the called case ${end.calledId}, but there is none.`);
    const open = caller.state?.jobs.find(({ id }) => id === jobId);
    const told = await this.escalate(tx, caller, jobId, end.escalations, at);
    await this.reply(tx, told, jobId, answerOf(called, end), at);
    addRecord(tx, caller.row.id, toSqlTime(at), {
      state: 'callEnded',
      step: stepName(caller.definition, open?.elementId ?? ''),
      elementId: open?.elementId ?? null,
      startedAt: called.created_at,
      opinion: callMessages.ended(called.item_name, called.serial_number ?? called.id, called.status),
    });
  }

  /** Brings escalations of the called case to the activity that called it; gives the caller as it is then. */
  async escalate(
    tx: Transaction,
    caller: LoadedCase,
    jobId: string,
    escalations: readonly (string | null)[],
    at: string,
  ): Promise<LoadedCase> {
    let current = caller;
    for (const code of escalations) {
      if (!current.state?.jobs.some(({ id }) => id === jobId)) return current;
      const command = { type: 'escalateJob', at, by: null, jobId, code } as const;
      await this.instances.execute(tx, current, command, { at, actor: null });
      const found = await this.instances.lock(tx, { instanceId: caller.row.id });
      if (!found) throw new Error(`Expected the caller ${caller.row.id}, but it is gone.`);
      current = found.loaded;
    }
    return current;
  }

  /** Ends what a job of the caller called, if it still runs. */
  async terminate(tx: Transaction, callerId: string, jobId: string, at: string): Promise<void> {
    const rows = await tx.query<{ id: string }>('select id from instance where parent_id = ? and parent_job_id = ?', [
      callerId,
      jobId,
    ]);
    for (const { id } of rows) {
      const found = await this.instances.lock(tx, { instanceId: id });
      if (!found || found.loaded.row.ended_at !== null) continue;
      const context = { at, actor: null, opinion: callMessages.callerGone };
      await this.instances.execute(tx, found.loaded, { type: 'terminate', at, by: null }, context);
    }
  }

  private async reply(tx: Transaction, caller: LoadedCase, jobId: string, answer: JobAnswer, at: string) {
    const command = { ...(JSON.parse(JSON.stringify(answer)) as typeof answer), at, by: null, jobId };
    await this.instances.execute(tx, caller, command as Parameters<InstancesService['execute']>[2], {
      at,
      actor: null,
    });
  }

  private async called(caller: CompiledDefinition, call: Call): Promise<CompiledDefinition | null> {
    try {
      return await this.definitions.bound(caller, 'process', call.calledElement, call);
    } catch (error) {
      // a fixed version that is not there
      if (error instanceof ApiFailure && error.status === 404) return null;
      throw error;
    }
  }

  private async depthProblem(reader: Reader, caller: InstanceRow): Promise<string | null> {
    let [root, above, depth] = [caller.id, caller.parent_id, 1];
    for (; above !== null; depth += 1) {
      if (depth >= maxDepth) return callMessages.tooDeep(maxDepth);
      root = above;
      const [row] = await reader.query<{ parent_id: string | null }>('select parent_id from instance where id = ?', [
        above,
      ]);
      above = row?.parent_id ?? null;
    }
    const isTooMany = depth >= countedDepth && (await casesBelow(reader, root)) >= maxCases;
    return isTooMany ? callMessages.tooMany(maxCases) : null;
  }
}

/** How many cases were called by one, by those that it called and so on. */
async function casesBelow(reader: Reader, root: string): Promise<number> {
  const [row] = await reader.query<{ total: number }>(
    `with recursive below(id) as (
       select id from instance where parent_id = ?
       union all select called.id from instance called join below on called.parent_id = below.id
     ) select count(*) as total from below`,
    [root],
  );
  return Number(row?.total ?? 0);
}

async function suspensionProblem(reader: Reader, { key, item }: CompiledDefinition): Promise<string | null> {
  const [row] = await reader.query<{ is_suspended: number }>(
    'select is_suspended from definition where definition_key = ?',
    [key],
  );
  return row?.is_suspended === 1 ? callMessages.suspended(item.name) : null;
}

/** The called case's form and variables; one that did not complete is an error of the call activity. */
function answerOf(called: InstanceRow, { errorCode }: CallEnd): JobAnswer {
  const name = `${called.item_name} - ${called.serial_number ?? called.id}`;
  if (errorCode !== undefined) return { type: 'failJob', errorCode, message: callMessages.failed(name, errorCode) };
  switch (called.status) {
    case 'completed': {
      const state = JSON.parse(called.state ?? '{}') as InstanceState;
      return {
        type: 'completeJob',
        result: { ...(JSON.parse(called.data) as Variables), ...processVariables(state) },
      };
    }
    case 'refused':
      return { type: 'failJob', errorCode: 'refused', message: callMessages.refused(name) };
    default:
      return { type: 'failJob', errorCode: 'terminated', message: callMessages.terminated(name) };
  }
}

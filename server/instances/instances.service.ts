import { Injectable } from '@nestjs/common';
import type { Command, Variables } from '@xiaowu/engine';
import type { MigrationPlan } from '../contract/migration-plan.js';
import type { Reader, Statement, Transaction } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { FilesService } from '../files/files.service.js';
import type { AcceptedData } from '../forms/form-write.js';
import { FormsService } from '../forms/forms.service.js';
import { idsOf, referencesIn } from '../forms/references.js';
import { serialValues } from '../forms/serial-values.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { OrganizationService } from '../organization/organization.service.js';
import { isOpen } from './events-to-rows/task-book.js';
import type { CommandContext, SavedStep } from './events-to-rows/saved-step.js';
import { CaseRun } from './case-run.js';
import type { CaseTask, InstanceRow } from './case-rows.js';
import { changedFields, filledByProcess } from './filled-by-process.js';
import { ForeseenReads } from './foreseen-reads.js';
import { formVariables, newlyRead, readsSerialNumber } from './form-variables.js';
import { InlineAnswersService } from './answers/inline-answers.service.js';
import { WorkCalendarService } from './limits/work-calendar.service.js';
import { loadCase, type CaseAddress, type LoadedCase } from './load.js';
import { assertCarriable, carriedData } from './migration/carried-fields.js';
import { processInVersion } from './migration/migration-of-processes.js';
import { Outbox } from './outbox.js';
import { rejection } from './rejections.js';
import { saveStep } from './save-step.js';
import { nextSerialNumber } from './serial-number.js';
import { schoolTimeZone } from './time-zone.js';

/** What came of a command. */
export interface Executed {
  readonly status: InstanceRow['status'];
  readonly serialNumber: string | null;
  /** Open tasks of the case after it. */
  readonly openTasks: readonly OpenTask[];
}

export interface OpenTask extends CaseTask {
  /** Person ids and group keys that may claim or answer it, while nobody has it. */
  readonly candidates: readonly string[];
}

/** How a case begins. */
export interface Beginning {
  /** The applicant's own step is done with the form that is there. */
  readonly passesApplicantTask: boolean;
  /** Beside what the drawing reads of the form. */
  readonly variables: Variables;
  /** null or absent = the none start event. */
  readonly startEventId?: string;
  readonly startDefinition?: number;
}

/** The only caller of the engine, and the only writer of the runtime tables. */
@Injectable()
export class InstancesService {
  private readonly foreseen: ForeseenReads;

  constructor(
    private readonly definitions: DefinitionsService,
    private readonly organization: OrganizationService,
    private readonly files: FilesService,
    private readonly outbox: Outbox,
    private readonly answers: InlineAnswersService,
    private readonly calendars: WorkCalendarService,
    private readonly forms: FormsService,
  ) {
    this.foreseen = new ForeseenReads(organization);
  }

  /** Locks a case and reads it for a command, in one round trip; null when there is none. */
  async lock(tx: Transaction, address: CaseAddress, more: readonly Statement[] = []) {
    const foreseen = 'taskId' in address ? await this.foreseen.of(address.taskId) : [];
    return loadCase(tx, this.definitions, address, more, foreseen);
  }

  /**
   * Gives one command to a running case and enqueues everything that comes of it.
   * Throws ApiFailure 409 when the state does not allow it: then nothing is saved.
   */
  async execute(tx: Transaction, loaded: LoadedCase, command: Command, context: CommandContext): Promise<Executed> {
    const calendar = await this.calendars.current();
    const run = this.run(loaded, loaded.definition, context);
    try {
      await run.give(command);
    } catch (error) {
      throw rejection(error, loaded.definition);
    }
    this.attachFiles(tx, loaded.row.id, loaded.definition, context, Object.keys(context.form?.changes ?? {}));
    const all = await this.withFilled(tx, loaded, loaded.definition, run, context);
    return this.executed(await saveStep(tx, this.outbox, loaded, loaded.row, loaded.definition, run, all, calendar));
  }

  /** Takes a case, which is locked, over to another version; all or nothing. Throws ApiFailure when it cannot go. */
  async migrate(
    tx: Transaction,
    loaded: LoadedCase,
    version: CompiledDefinition,
    plan: MigrationPlan,
    context: CommandContext,
  ): Promise<Executed> {
    const { process: current } = loaded.definition;
    const process = processInVersion(loaded.definition, version, current);
    if (process === null)
      throw new ApiFailure(409, 'migration.processMissing', caseMessages.processMissing(current.name ?? current.id));
    const target = { ...version, process };
    const calendar = await this.calendars.current();
    assertCarriable(loaded.definition.form, target.form, plan.fields);
    const data = carriedData(loaded.data, plan.fields);
    const moved = { ...loaded, data };
    const run = this.run(moved, target, context, loaded.definition.process);
    const { at, actor } = context;
    const known = { ...data, ...serialValues(target.form, loaded.row.serial_number) };
    // rows of a table are others where a column is called otherwise
    const isOther = (name: string) => name in data && data[name] !== loaded.data[name];
    const variables = newlyRead(target, known, run.state, isOther);
    try {
      await run.migrate(target.process, { at, by: actor?.id ?? null, version: target.version, plan, variables });
    } catch (error) {
      throw rejection(error, loaded.definition);
    }
    const before = { ...loaded.row, definition_version: target.version, data: JSON.stringify(data) };
    const all = await this.withFilled(tx, moved, target, run, context);
    return this.executed(await saveStep(tx, this.outbox, loaded, before, target, run, all, calendar));
  }

  /** First submission: starts the case, completes the applicant's own step and takes the 流水号. */
  submit(
    tx: Transaction,
    loaded: LoadedCase,
    definition: CompiledDefinition,
    form: AcceptedData,
    context: CommandContext & { actor: NonNullable<CommandContext['actor']> },
  ): Promise<Executed> {
    return this.begin(tx, loaded, definition, form, context, { passesApplicantTask: true, variables: {} });
  }

  /** Starts a case and gives it its 流水号. */
  async begin(
    tx: Transaction,
    loaded: LoadedCase,
    definition: CompiledDefinition,
    form: AcceptedData,
    context: CommandContext,
    { passesApplicantTask, variables, ...where }: Beginning,
  ): Promise<Executed> {
    const withForm = { ...context, form };
    const calendar = await this.calendars.current();
    const { at } = context;
    const by = loaded.row.applicant_id;
    // the counter stays locked until the commit: it is asked early only by a drawing that reads the number
    const early = readsSerialNumber(definition) ? await nextSerialNumber(tx, at, schoolTimeZone()) : null;
    const run = this.run({ ...loaded, row: { ...loaded.row, serial_number: early } }, definition, withForm);
    const data = { ...variables, ...form.data, ...serialValues(definition.form, early) };
    const given = { ...variables, ...formVariables(definition, data) };
    try {
      await run.start({ at, by, variables: given, timeZone: schoolTimeZone(), ...where });
      for (const event of passesApplicantTask ? [...run.events] : []) {
        if (event.type !== 'userTask.created' || event.elementId !== definition.process.applicantTaskId) continue;
        await run.give({ type: 'completeTask', at, by, taskId: event.taskId });
      }
    } catch (error) {
      throw rejection(error, definition);
    }
    this.attachFiles(tx, loaded.row.id, definition, withForm);
    const serialNumber = early ?? (await nextSerialNumber(tx, at, schoolTimeZone()));
    const before = {
      ...loaded.row,
      definition_version: definition.version,
      serial_number: serialNumber,
      submitted_at: toSqlTime(at),
    };
    const all = await this.withFilled(tx, loaded, definition, run, withForm);
    return this.executed(await saveStep(tx, this.outbox, loaded, before, definition, run, all, calendar));
  }

  /** Uploads become part of the case with the act that hands them in; `keys` = fields that changed, all when left out. */
  private attachFiles(
    tx: Transaction,
    instanceId: string,
    { form }: CompiledDefinition,
    context: CommandContext,
    keys?: readonly string[],
  ): void {
    if (!context.form || context.actor === null) return;
    const ids = idsOf(referencesIn(form, context.form.data, keys), 'file');
    this.files.attach(tx, instanceId, ids, context.actor.id);
  }

  /** The context with the form as services, messages and called cases have filled it in this step. */
  private async withFilled(
    reader: Reader,
    { row, data: before }: LoadedCase,
    definition: CompiledDefinition,
    run: CaseRun,
    context: CommandContext,
  ): Promise<CommandContext> {
    const data = context.form?.data ?? before;
    const given = changedFields(definition, run.events, data);
    const filled = await filledByProcess(this.forms, reader, definition, given, {
      data,
      applicantId: row.applicant_id,
    });
    return filled === null ? context : { ...context, filled };
  }

  private executed({ row, book, definition, state }: SavedStep): Executed {
    const openTasks = [...book.values()].filter(isOpen).map(({ row: task }): OpenTask => {
      const isOffered = task.status === 'offered';
      const inState = isOffered ? state.tasks.find(({ id }) => id === task.engine_task_id) : undefined;
      return { ...task, candidates: inState?.candidates ?? [] };
    });
    this.foreseen.remember(definition, row.applicant_id, openTasks);
    return { status: row.status, serialNumber: row.serial_number, openTasks };
  }

  private run(
    loaded: LoadedCase,
    definition: CompiledDefinition,
    context: CommandContext,
    process = definition.process,
  ): CaseRun {
    const run: CaseRun = new CaseRun(process, loaded.state, (job, state) => {
      const { row, data: kept } = loaded;
      const data = { ...(context.form?.data ?? kept), ...serialValues(definition.form, row.serial_number) };
      // what the process has found out in this very step counts already
      const known = { ...data, ...changedFields(definition, run.events, data) };
      return this.answers.of(job, loaded, definition, { ...context, data: known }, state);
    });
    return run;
  }
}

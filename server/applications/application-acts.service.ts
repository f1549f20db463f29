import { Injectable } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import { ChannelsService } from '../channels/channels.service.js';
import type { SaveDraftRequest, UrgeRequest, UrgeResult } from '../contract/applications.js';
import type { FormData } from '../contract/forms.js';
import type { ItemData } from '../contract/items.js';
import type { HandOverSupervisionRequest, ReassignRequest, SuperviseRequest } from '../contract/supervision.js';
import type { ActResult } from '../contract/tasks.js';
import { Database, type Transaction } from '../database/database.js';
import { fromSqlTime } from '../database/sql-time.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { FormsService } from '../forms/forms.service.js';
import { administersItem } from '../http/administered-items.js';
import { ApiFailure } from '../http/api-error.js';
import type { Actor, InstanceRow } from '../instances/case-rows.js';
import { assertApplicantMay } from '../instances/case-buttons.js';
import { chosenPeople } from '../instances/chosen-people.js';
import { DraftsService } from '../instances/drafts.service.js';
import { isApplicantStep } from '../instances/events-to-rows/saved-step.js';
import { InstancesService, type Executed } from '../instances/instances.service.js';
import { readInstance, type LoadedCase } from '../instances/load.js';
import { overdueSteps } from '../instances/limits/supervised-steps.js';
import { SupervisionService } from '../instances/limits/supervision.service.js';
import { UrgeService } from '../instances/urge.service.js';
import type { StartableItem } from '../items/items.service.js';
import { administrationMessages } from '../locales/zh-CN/administration.js';
import { callMessages } from '../locales/zh-CN/calls.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import type { Viewer } from './application-actions.js';
import { chosenChannels } from './chosen-channels.js';
import { stepRights } from './visible-rights.js';

export type Applicant = Actor & Viewer & { readonly departmentId: string | null };

/** What people do with a case as a whole. */
@Injectable()
export class ApplicationActsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly forms: FormsService,
    private readonly instances: InstancesService,
    private readonly drafts: DraftsService,
    private readonly urges: UrgeService,
    private readonly supervision: SupervisionService,
    private readonly channels: ChannelsService,
  ) {}

  /** Key of the item of somebody's own case, whatever its state. */
  async itemOf(id: string, by: Applicant): Promise<string> {
    const row = await readInstance(this.database, id);
    if (row?.applicant_id !== by.id) throw unknown();
    return row.item_key;
  }

  async create(tx: Transaction, item: StartableItem, by: Applicant, data?: FormData): Promise<{ id: string }> {
    const at = new Date().toISOString();
    const { form } = await this.definitions.compiled(item.key, item.version);
    const initial = await this.forms.initialData(form, by.id, at);
    const accepted = data === undefined ? initial : (await this.accept(tx, initial, item, by, data, false)).data;
    const { id } = this.drafts.create(tx, item, by, accepted, at);
    return { id };
  }

  /** Gives the moment, by which the next 存稿 of the same page knows the draft again. */
  async saveDraft(
    tx: Transaction,
    id: string,
    item: StartableItem,
    by: Applicant,
    { data, basedOn }: SaveDraftRequest,
  ): Promise<{ updatedAt: string }> {
    const loaded = await this.ownDraft(tx, id, by);
    if (basedOn !== undefined && Date.parse(basedOn) !== Date.parse(fromSqlTime(loaded.row.updated_at)))
      throw new ApiFailure(409, 'draft.changed', caseMessages.draftChanged);
    const accepted = await this.accept(tx, loaded.data, item, by, data, false);
    const updatedAt = new Date().toISOString();
    this.drafts.save(tx, id, item.version, accepted.data, updatedAt);
    return { updatedAt };
  }

  async deleteDraft(tx: Transaction, id: string, by: Applicant): Promise<void> {
    await this.ownDraft(tx, id, by);
    this.drafts.delete(tx, id);
  }

  async submit(tx: Transaction, id: string, item: StartableItem, by: Applicant, data: FormData): Promise<ActResult> {
    const loaded = await this.ownDraft(tx, id, by);
    const form = await this.accept(tx, loaded.data, item, by, data, true);
    const definition = await this.definitions.compiled(item.key, item.version);
    const actor = actorOf(by);
    const executed = await this.instances.submit(tx, loaded, definition, form, { at: new Date().toISOString(), actor });
    return result(id, executed, by.id);
  }

  async terminate(tx: Transaction, id: string, by: Applicant, reason: string): Promise<ActResult> {
    const administers = ({ item_key }: InstanceRow) => administersItem(tx, by.administers, item_key);
    const loaded = await this.running(tx, id, by, administers, true);
    const { row } = loaded;
    if (row.parent_job_id !== null && !(await administers(row))) throw endsWithCaller();
    if (!(await administers(row))) assertApplicantMay(loaded.definition, 'terminate');
    if (row.applicant_id !== by.id)
      auditLog(tx, {
        ...{ personId: by.id, action: 'instance.terminate', target: id, itemKey: row.item_key },
        detail: { serialNumber: row.serial_number, reason },
      });
    return this.give(tx, loaded, by, 'terminate', reason);
  }

  async withdraw(tx: Transaction, id: string, by: Applicant): Promise<ActResult> {
    const loaded = await this.running(tx, id, by);
    if (loaded.row.parent_job_id !== null) throw endsWithCaller();
    assertApplicantMay(loaded.definition, 'withdraw');
    if (loaded.tasks.some((task) => task.assignee === by.id && isApplicantStep(loaded.definition, task.element_id)))
      throw new ApiFailure(409, 'withdraw.notNeeded', caseMessages.withdrawNotNeeded);
    return this.give(tx, loaded, by, 'withdraw', '');
  }

  async urge(tx: Transaction, id: string, by: Applicant, { note, channels: named }: UrgeRequest): Promise<UrgeResult> {
    const loaded = await this.running(tx, id, by, () => this.supervises(tx, id, by));
    if (!(await this.supervises(tx, id, by))) assertApplicantMay(loaded.definition, 'urge');
    const channels = chosenChannels(this.channels.configured(), named);
    const people = await this.urges.urge(tx, loaded, actorOf(by), { note, channels }, new Date().toISOString());
    return { people: people.map(({ name, number }) => ({ name, number })), channels: [...channels] };
  }

  /** 督办意见. */
  async supervise(tx: Transaction, id: string, by: Applicant, { text }: SuperviseRequest): Promise<null> {
    const loaded = await this.running(tx, id, by, () => this.supervises(tx, id, by));
    return this.supervision.note(tx, loaded, actorOf(by), text, new Date().toISOString());
  }

  async handOverSupervision(
    tx: Transaction,
    id: string,
    by: Applicant,
    { to, reason }: HandOverSupervisionRequest,
  ): Promise<null> {
    const loaded = await this.running(tx, id, by, () => this.supervises(tx, id, by));
    const person = await chosenPerson(tx, to);
    return this.supervision.handOver(tx, loaded, actorOf(by), person, reason, new Date().toISOString());
  }

  /** 改派. */
  async reassign(tx: Transaction, id: string, by: Applicant, { taskId, to, reason }: ReassignRequest): Promise<null> {
    const loaded = await this.running(tx, id, by, () => this.supervises(tx, id, by));
    const person = await chosenPerson(tx, to, loaded.definition.item.audiences);
    const what = { taskId, to: person, reason };
    return this.supervision.reassign(tx, loaded, actorOf(by), what, new Date().toISOString());
  }

  private async supervises(tx: Transaction, id: string, by: Applicant): Promise<boolean> {
    return (await overdueSteps(tx, by.id, [id])).size > 0;
  }

  private async give(
    tx: Transaction,
    loaded: LoadedCase,
    by: Applicant,
    type: 'terminate' | 'withdraw',
    opinion: string,
  ) {
    const at = new Date().toISOString();
    const actor = actorOf(by);
    const executed = await this.instances.execute(tx, loaded, { type, at, by: by.id }, { at, actor, opinion });
    return result(loaded.row.id, executed, by.id);
  }

  private async ownDraft(tx: Transaction, id: string, by: Applicant): Promise<LoadedCase> {
    const found = await this.instances.lock(tx, { instanceId: id });
    if (found?.loaded.row.applicant_id !== by.id) throw unknown();
    if (found.loaded.row.status !== 'draft') throw new ApiFailure(409, 'application.notDraft', caseMessages.notDraft);
    return found.loaded;
  }

  /** 404 for whoever is neither the applicant nor may act on cases of others. */
  private async running(
    tx: Transaction,
    id: string,
    by: Applicant,
    mayActOn: (row: InstanceRow) => boolean | Promise<boolean> = () => false,
    orSuspended = false,
  ): Promise<LoadedCase> {
    const found = await this.instances.lock(tx, { instanceId: id });
    if (!found) throw unknown();
    const { row } = found.loaded;
    if (row.applicant_id !== by.id && !(await mayActOn(row))) throw unknown();
    const { status } = row;
    if (status === 'suspended' && !orSuspended)
      throw new ApiFailure(409, 'instance.notRunning', administrationMessages.suspended);
    if (status !== 'running' && status !== 'suspended')
      throw new ApiFailure(409, 'instance.notRunning', caseMessages.notRunning);
    return found.loaded;
  }

  private async accept(
    tx: Transaction,
    current: FormData,
    item: StartableItem,
    by: Applicant,
    data: FormData,
    complete: boolean,
  ) {
    const definition = await this.definitions.compiled(item.key, item.version);
    const rights = stepRights(definition, null);
    const write = { definition, rights, data, complete, personId: by.id, applicantId: by.id };
    return this.forms.validateWrite(write, current, tx);
  }
}

const actorOf = ({ id, name, number }: Applicant): Actor => ({ id, name, number });

async function chosenPerson(tx: Transaction, to: string, audiences: ItemData['audiences'] = []): Promise<Actor> {
  const [person] = await chosenPeople(tx, [to], 'to', audiences);
  if (person === undefined) throw new Error(`Expected the person ${to}, but there is none.`);
  return person;
}

const endsWithCaller = () => new ApiFailure(409, 'instance.called', callMessages.endWithCaller);
const unknown = () => new ApiFailure(404, 'application.notFound', caseMessages.applicationNotFound);

function result(applicationId: string, { status, serialNumber, openTasks }: Executed, personId: string): ActResult {
  const mine = openTasks.find((task) => task.assignee === personId && task.status === 'assigned');
  return { applicationId, serialNumber, status, nextTaskId: mine?.id ?? null };
}

import { Injectable } from '@nestjs/common';
import { canTakeBack, type InstanceState } from '@xiaowu/engine';
import type { Application, ApplicationAction, ApplicationForm, OfferedPrint } from '../contract/applications.js';
import type { FormData, FormField, FormView } from '../contract/forms.js';
import type { FlowRecord } from '../contract/records.js';
import { Database } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { fieldsOf } from '../forms/field-lookup.js';
import { isWritable } from '../forms/form-rights.js';
import { isRow } from '../forms/normalize.js';
import { FormsService } from '../forms/forms.service.js';
import { administersItem } from '../http/administered-items.js';
import { ApiFailure } from '../http/api-error.js';
import { caseAccess, type CaseAccess, type Visitor } from '../instances/case-access.js';
import { applicantMay, assertApplicantMay, buttonOf, ownCaptions } from '../instances/case-buttons.js';
import type { InstanceRow } from '../instances/case-rows.js';
import { CopiesService } from '../instances/copies.service.js';
import { diagramOf } from '../instances/diagram.js';
import { overdueSteps } from '../instances/limits/supervised-steps.js';
import { readInstance } from '../instances/load.js';
import { offeredPrints } from '../instances/offered-prints.js';
import { openTasks, readRecords } from '../instances/records.js';
import { relatedCases, relatedRows } from '../instances/related-cases.js';
import { ItemsService, type StartableItem } from '../items/items.service.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { isStartedByPeople, type Viewer } from './application-actions.js';
import { RatingsService } from './ratings.service.js';
import { applicationView } from './application-row.js';
import { stepRights, visibleRights } from './visible-rights.js';

/** A page names no more of the cases that were called. */
const mostRelated = 20;

/** Who looks: as handler, as viewer of actions, and as visitor of the hall. */
export type Reading = Visitor & Viewer & { readonly kind: 'teacher' | 'student' | 'external' };

/** What is printed of a case, and on which pages. */
export interface Printable {
  readonly row: InstanceRow;
  readonly definition: CompiledDefinition;
  readonly form: FormView;
  readonly records: readonly FlowRecord[];
  readonly templates: readonly OfferedPrint[];
}

/** A case as somebody may see it. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly forms: FormsService,
    private readonly items: ItemsService,
    private readonly copies: CopiesService,
    private readonly ratings: RatingsService,
  ) {}

  /** 404 for whoever has nothing to do with it. A copy is read from now on. */
  async get(id: string, reading: Reading): Promise<Application> {
    const { row, access } = await this.readable(id, reading);
    if (access.copy && !access.copy.isRead) {
      await this.database.transaction(async (tx) => this.copies.markRead(tx, reading.id, id, new Date().toISOString()));
    }
    const definition = await this.definitionOf(row, reading);
    const open = await openTasks(this.database, id);
    const supervised = access.supervises ? (await overdueSteps(this.database, reading.id, [id])).get(id) : undefined;
    const [form, records, printTemplates, related] = await Promise.all([
      this.form(row, definition, reading, access),
      readRecords(this.database, id, open),
      offeredPrints(this.database, definition, row, { ...reading, seesAll: access.oversees }),
      this.related(row, reading),
    ]);
    const beside = { rating: await this.ratings.of(id), isAdministered: access.administers, supervised };
    const view = applicationView(row, definition, reading, beside);
    return {
      ...view,
      // a draft has no pages to choose from yet
      actions: [
        ...view.actions.filter((action) => action !== 'print' || row.status === 'draft' || printTemplates.length > 0),
        ...configuring(access.administers),
      ],
      form,
      records,
      printTemplates,
      diagram: diagramOf({ ...row, definition_version: definition.version }, definition, open),
      ...relatedCases(row, related),
      myTaskId: access.myTaskId,
      takeBackTaskId: await this.taskToTakeBack(row, definition, access.lastTaskId, reading.id),
    };
  }

  /** Cases above and below it, as far as the reader may see them. */
  private async related(row: InstanceRow, reading: Reading): Promise<InstanceRow[]> {
    const rows = await relatedRows(this.database, row, mostRelated);
    const seen = await Promise.all(
      rows.map(async (one) => (await caseAccess(this.database, this.definitions, one, reading)).mayRead),
    );
    return rows.filter((_, at) => seen[at]);
  }

  /** The form of an item before anything is kept of it. */
  async blank({ key, name, version }: StartableItem, reading: Reading, from?: string): Promise<ApplicationForm> {
    const definition = await this.definitions.compiled(key, version);
    const initial = await this.forms.initialData(definition.form, reading.id, new Date().toISOString());
    const rights = stepRights(definition, null);
    const isAdministered = await administersItem(this.database, reading.administers, key);
    const data =
      from === undefined ? initial : { ...initial, ...(await this.answersOf(from, key, definition, reading)) };
    const draft = { id: '', applicant_id: reading.id, status: 'draft' as const };
    return {
      itemKey: key,
      itemName: name,
      serialNumber: null,
      actions: [
        'edit',
        'submit',
        ...(applicantMay(definition, 'print') ? (['print'] as const) : []),
        ...configuring(isAdministered),
      ],
      labels: ownCaptions(definition),
      form: await this.forms.view({ definition, data, rights, applicantId: reading.id, serialNumber: null }),
      printTemplates: await offeredPrints(this.database, definition, draft, { ...reading, seesAll: false }),
      diagram: { definitionKey: key, version, active: [], done: [], takenFlows: [] },
    };
  }

  /** The case with its form's rights for this reader; 404 for whoever has nothing to do with it. */
  async readableForm(id: string, reading: Reading) {
    const { row, access } = await this.readable(id, reading);
    const definition = await this.definitionOf(row, reading);
    return { row, definition, rights: await this.rightsOf(row, definition, reading, access) };
  }

  /** What a print page of the case is made of: its own version, with what the viewer may see. */
  async printable(id: string, reading: Reading): Promise<Printable> {
    const { row, access } = await this.readable(id, reading);
    const definition = await this.definitionOf(row, reading);
    const open = await openTasks(this.database, id);
    const [form, records, templates] = await Promise.all([
      this.form(row, definition, reading, access),
      readRecords(this.database, id, open),
      offeredPrints(this.database, definition, row, { ...reading, seesAll: access.oversees }),
    ]);
    return { row, definition, form, records, templates };
  }

  /**
   * 再次申请: what the applicant wrote in an own case, as far as today's form still asks for it. Files stay with their
   * case.
   */
  private async answersOf(id: string, itemKey: string, definition: CompiledDefinition, reading: Reading) {
    const row = await readInstance(this.database, id);
    if (row?.applicant_id !== reading.id || row.item_key !== itemKey)
      throw new ApiFailure(404, 'application.notFound', caseMessages.applicationNotFound);
    if (row.status !== 'draft' && !isStartedByPeople(await this.definitions.ofCase(row)))
      throw new ApiFailure(409, 'application.notApplied', caseMessages.notApplied);
    assertApplicantMay(definition, 'reapply');
    const data = JSON.parse(row.data) as FormData;
    const rights = stepRights(definition, null);
    const kept = fieldsOf(definition.form).filter(
      ({ key, type }) => isWritable(rights[key]) && !fileTypes.has(type) && data[key] !== undefined,
    );
    return Object.fromEntries(kept.map((field) => [field.key, withoutFiles(field, data[field.key])]));
  }

  /** My last task, when its step allows 取回 and nobody has touched what comes next. */
  private async taskToTakeBack(
    { status, state }: InstanceRow,
    { process }: CompiledDefinition,
    taskId: string | null,
    personId: string,
  ): Promise<string | null> {
    if (status !== 'running' || state === null || taskId === null) return null;
    const [task] = await this.database.query<{ element_id: string }>(
      "select element_id from task where id = ? and assignee = ? and status = 'completed'",
      [taskId, personId],
    );
    const node = process.nodes[task?.element_id ?? ''];
    if (node?.kind !== 'userTask') return null;
    const isAllowed = node.id !== process.applicantTaskId && buttonOf(node.approval, 'withdraw')?.enabled === true;
    const isPossible = isAllowed && canTakeBack(process, JSON.parse(state) as InstanceState, personId, node.id);
    return isPossible ? taskId : null;
  }

  private async readable(id: string, visitor: Visitor): Promise<{ row: InstanceRow; access: CaseAccess }> {
    const row = await readInstance(this.database, id);
    const access = row && (await caseAccess(this.database, this.definitions, row, visitor));
    if (!row || !access?.mayRead) throw new ApiFailure(404, 'application.notFound', caseMessages.applicationNotFound);
    return { row, access };
  }

  /** A draft takes the version of today, as its submission will. */
  private async definitionOf(row: InstanceRow, reading: Reading): Promise<CompiledDefinition> {
    if (row.status !== 'draft') return this.definitions.ofCase(row);
    const { version } = await this.items.assertMayStart(reading, row.item_key);
    return this.definitions.compiled(row.item_key, version);
  }

  private async rightsOf(row: InstanceRow, definition: CompiledDefinition, reading: Reading, access: CaseAccess) {
    if (row.status === 'draft') return stepRights(definition, null);
    return visibleRights(this.database, definition, access, JSON.parse(row.data) as FormData);
  }

  private async form(row: InstanceRow, definition: CompiledDefinition, reading: Reading, access: CaseAccess) {
    return this.forms.view({
      definition,
      data: JSON.parse(row.data) as FormData,
      rights: await this.rightsOf(row, definition, reading, access),
      applicantId: row.applicant_id,
      serialNumber: row.serial_number,
    });
  }
}

/** 流程配置 is for whoever administers the item; lists do not offer it. */
const configuring = (isAdministered: boolean): ApplicationAction[] => (isAdministered ? ['configure'] : []);

const fileTypes: ReadonlySet<string> = new Set(['attachment', 'picture', 'signature']);

function withoutFiles({ columns }: FormField, value: unknown): unknown {
  const files = columns?.filter(({ type }) => fileTypes.has(type)).map(({ key }) => key) ?? [];
  if (!Array.isArray(value) || files.length === 0) return value;
  return value.map((row: unknown) =>
    isRow(row) ? Object.fromEntries(Object.entries(row).filter(([key]) => !files.includes(key))) : row,
  );
}

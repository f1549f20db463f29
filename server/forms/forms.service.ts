import { Injectable } from '@nestjs/common';
import type { ErrorDetail } from '../contract/errors.js';
import { type Evaluate, formStateOf, hasLogic } from '../contract/form-logic.js';
import type { FormData, FormOpening, FormSchema, FormView } from '../contract/forms.js';
import { Database, type Reader } from '../database/database.js';
import { BoundedCache } from '../definitions/bounded-cache.js';
import { ApiFailure } from '../http/api-error.js';
import { formMessages } from '../locales/zh-CN/forms.js';
import { OrganizationService } from '../organization/organization.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { defaultValues, type FormApplicant } from './default-values.js';
import { fieldsOf } from './field-lookup.js';
import { evaluatorAt } from './form-expressions.js';
import { isWritable, type FormRights } from './form-rights.js';
import { compileValidator, type FormValidator } from './form-validator.js';
import type { AcceptedData, FormWrite } from './form-write.js';
import { labelsOf } from './labels.js';
import { mergeWrite, writablePart } from './merge-write.js';
import { hideSearched } from './searched-options.js';
import { checkReferences } from './reference-check.js';
import { referencesIn, type Reference } from './references.js';
import { changedKeys, logicProblems, settleWrite } from './settle-write.js';
import { serialValues } from './serial-values.js';
import { decideForView } from './view-logic.js';
import { visibleForm } from './visible-form.js';

export interface FormViewRequest {
  readonly definition: FormWrite['definition'];
  readonly data: FormData;
  readonly rights: FormRights;
  readonly applicantId: string;
  /** Null until the first submission. */
  readonly serialNumber: string | null;
}

@Injectable()
export class FormsService {
  private readonly validators = new BoundedCache<FormValidator>(500);

  constructor(
    private readonly database: Database,
    private readonly organization: OrganizationService,
    private readonly settings: SettingsService,
  ) {}

  /** The form as one person may see it: hidden fields are absent from schema, data and rights. */
  async view({ definition, data, rights, applicantId, serialNumber }: FormViewRequest): Promise<FormView> {
    const { key, version, form } = definition;
    const decided = decideForView(form, data, rights, await this.evaluator(form));
    const visible = visibleForm(decided.form, { ...data, ...serialValues(form, serialNumber) }, decided.rights);
    const [labels, reviewers] = await Promise.all([
      labelsOf(this.database, referencesIn(visible.schema, visible.data)),
      this.reviewers(visible.schema, rights, applicantId),
    ]);
    const schema = hideSearched(visible.schema, visible.data);
    return { ...visible, schema, definition: { key, version }, labels, reviewers };
  }

  /** Accepts or throws ApiFailure 422 with a Chinese message per field. `current` is the document as stored. */
  async validateWrite(write: FormWrite, current: FormData, reader: Reader = this.database): Promise<AcceptedData> {
    const { rights, complete } = write;
    const { form } = write.definition;
    const merged = mergeWrite(form, rights, write.data, current);
    const evaluate = await this.evaluator(form);
    const settled = settleWrite(form, rights, merged, evaluate, complete);
    const { data } = settled;
    const writable = writablePart(form, rights, data);
    const validate = await this.validator(write);
    refuseIfAny([
      ...merged.problems,
      ...validate(writable, settled.state.hidden),
      ...(complete ? logicProblems(form, rights, settled, evaluate) : []),
    ]);
    const changed = changedKeys(current, data);
    const fresh = newReferences(form, data, current, changed);
    refuseIfAny([
      ...(await checkReferences(reader, fresh, write.personId)),
      ...(complete ? await this.checkReviewers(write, referencesIn(form, writable), reader) : []),
    ]);
    const changes = changed.map((key) => [key, { from: current[key] ?? null, to: data[key] ?? null }] as const);
    return { data, changes: Object.fromEntries(changes) };
  }

  /** First values of a new application: what the fields' `default` says, `at` being the moment of opening (ISO). */
  async initialData(form: FormSchema, applicantId: string, at: string): Promise<FormData> {
    const [applicant] = await this.database.query<FormApplicant>(
      'select p.id, p.number, p.name, p.phone, p.email, p.department_id, d.name as department_name from person p left join department d on d.id = p.department_id where p.id = ?',
      [applicantId],
    );
    if (!applicant) throw new Error(`Expected the applicant ${applicantId} to exist, but there is no such person.`);
    const { timeZone } = await this.settings.school();
    const data = defaultValues(form, applicant, { at, timeZone });
    return formStateOf(form, data, evaluatorAt(at, timeZone)).data;
  }

  /** A form that need not be published, as it would open for this applicant, every field of it to be written. */
  async opening(form: FormSchema, applicantId: string, at: string): Promise<FormOpening> {
    const data = await this.initialData(form, applicantId, at);
    const rights = Object.fromEntries(fieldsOf(form).map(({ key }) => [key, 'write' as const]));
    const [labels, reviewers] = await Promise.all([
      labelsOf(this.database, referencesIn(form, data)),
      this.reviewers(form, rights, applicantId),
    ]);
    return { data, labels, reviewers };
  }

  /** Forms without expressions, most of them, ask nothing of the database for it. */
  private async evaluator(form: FormSchema): Promise<Evaluate> {
    if (!hasLogic(form)) return () => null;
    const { timeZone } = await this.settings.school();
    return evaluatorAt(new Date().toISOString(), timeZone);
  }

  private validator({ definition, rights, complete, limited }: FormWrite): Promise<FormValidator> {
    const key = `${definition.key}@${definition.version} ${complete} ${limited} ${JSON.stringify(rights)}`;
    return this.validators.get(key, async () => compileValidator(definition.form, rights, { complete, limited }));
  }

  private async reviewers(schema: FormSchema, rights: FormRights, applicantId: string): Promise<FormView['reviewers']> {
    const fields = fieldsOf(schema).filter(
      ({ key, type, groups }) => type === 'reviewer' && groups && isWritable(rights[key]),
    );
    const choices = fields.map(
      async ({ key, groups }) => [key, await this.organization.reviewers(groups ?? [], applicantId)] as const,
    );
    return Object.fromEntries(await Promise.all(choices));
  }

  /** Whoever picks a reviewer picks one of those offered: else an applicant could name a friend. */
  private async checkReviewers(
    write: FormWrite,
    references: readonly Reference[],
    reader: Reader,
  ): Promise<ErrorDetail[]> {
    const chosen = references.filter(({ field }) => field.type === 'reviewer' && field.groups);
    const problems = chosen.map(async ({ field, id, path, name }): Promise<ErrorDetail[]> => {
      const offered = await this.organization.reviewers(field.groups ?? [], write.applicantId, reader);
      return offered.some(({ personId }) => personId === id)
        ? []
        : [{ path, message: formMessages.notAReviewer(name) }];
    });
    return (await Promise.all(problems)).flat();
  }
}

/** What already stood in the document is not looked up again: people leave, files belong to who uploaded them. */
function newReferences(form: FormSchema, data: FormData, current: FormData, keys: readonly string[]): Reference[] {
  const placeOf = ({ path, field, id }: Reference) => `${path.split('.')[0]}.${field.key} ${id}`;
  const known = new Set(referencesIn(form, current).map(placeOf));
  return referencesIn(form, data, keys).filter((reference) => !known.has(placeOf(reference)));
}

function refuseIfAny(problems: readonly ErrorDetail[]): void {
  if (problems.length > 0) throw new ApiFailure(422, 'form.invalid', formMessages.invalid, [...problems]);
}

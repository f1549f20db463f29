import { Injectable } from '@nestjs/common';
import type { FormData, FormSchema, FormView } from '../contract/forms.js';
import { Database, type Reader } from '../database/database.js';
import type { FormRights } from './form-rights.js';
import type { AcceptedData, FormWrite } from './form-write.js';

export interface FormViewRequest {
  readonly form: FormSchema;
  readonly data: FormData;
  readonly rights: FormRights;
  readonly applicantId: string;
}

@Injectable()
export class FormsService {
  constructor(private readonly database: Database) {}

  /** The form as one person may see it: hidden fields are absent from schema, data and rights. */
  async view(_request: FormViewRequest): Promise<FormView> {
    throw new Error('Expected FormsService.view to be written.');
  }

  /** Accepts or throws ApiFailure 422 with a Chinese message per field. `current` is the document as stored. */
  async validateWrite(_write: FormWrite, _current: FormData, _reader: Reader = this.database): Promise<AcceptedData> {
    throw new Error('Expected FormsService.validateWrite to be written.');
  }

  /** First values of a new application: what the fields' `default` says, `at` being the moment of opening (ISO). */
  async initialData(_form: FormSchema, _applicantId: string, _at: string): Promise<FormData> {
    throw new Error('Expected FormsService.initialData to be written.');
  }
}

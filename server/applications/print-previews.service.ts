import { Injectable } from '@nestjs/common';
import type { FormView } from '../contract/forms.js';
import { isCaseName, namesIn, recordColumn, stepName } from '../contract/print-names.js';
import type { PrintPreview, PrintPreviewRequest } from '../contract/print-preview.js';
import type { FlowRecord } from '../contract/records.js';
import { Database } from '../database/database.js';
import { fromSqlTime } from '../database/sql-time.js';
import { evaluatorAt } from '../forms/form-expressions.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import type { SignedIn } from '../instances/signed-in.service.js';
import { schoolTimeZone } from '../instances/time-zone.js';
import { exampleWords } from '../locales/zh-CN/print-example.js';
import { printMessages } from '../locales/zh-CN/printing.js';
import { exampleCase } from '../printing/example-case.js';
import { fillTemplate } from '../printing/fill-template.js';
import { makePdf } from '../printing/make-pdf.js';
import { sanitizePrint } from '../printing/sanitize-print.js';
import { SettingsService } from '../settings/settings.service.js';
import { ApplicationsService } from './applications.service.js';
import { PrintPictures } from './print-pictures.js';

/** What fills the page. */
interface Shown {
  readonly form: FormView;
  readonly records: readonly FlowRecord[];
  readonly serialNumber: string;
  readonly applicant: string;
  readonly submittedAt: string | null;
  readonly path: string;
}

/** A print page while it is edited: with made-up data, or with a case that the administrator may see. */
@Injectable()
export class PrintPreviewsService {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsService,
    private readonly settings: SettingsService,
    private readonly pictures: PrintPictures,
  ) {}

  async page(
    key: string,
    { title, html, form, steps, serialNumber }: PrintPreviewRequest,
    reading: SignedIn,
    request: AuthenticatedRequest,
  ): Promise<PrintPreview> {
    const at = new Date().toISOString();
    const shown = serialNumber ? await this.ofCase(key, serialNumber, reading) : exampleOf({ form, steps }, at);
    const safe = sanitizePrint(html);
    const filled = fillTemplate(safe, {
      ...{ form: shown.form, records: shown.records, serialNumber: shown.serialNumber, applicant: shown.applicant },
      ...{ submittedAt: shown.submittedAt, printedBy: reading.name, printedAt: at, timeZone: schoolTimeZone() },
      itemName: title,
      schoolName: (await this.settings.school()).name,
      caseAddress: `${request.protocol}://${request.host}${shown.path}`,
      evaluate: evaluatorAt(at, schoolTimeZone()),
    });
    return { title, serialNumber: shown.serialNumber, html: filled, missing: missingNames(safe, shown.form) };
  }

  async pdf(key: string, body: PrintPreviewRequest, reading: SignedIn, request: AuthenticatedRequest) {
    const { title, serialNumber, html } = await this.page(key, body, reading, request);
    return makePdf({ title, serialNumber, html, images: await this.pictures.in(html, request) });
  }

  /** 404 when this item has no such case, or not for this person. */
  private async ofCase(key: string, serialNumber: string, reading: SignedIn): Promise<Shown> {
    const [found] = await this.database.query<{ id: string }>(
      'select id from instance where serial_number = ? and item_key = ?',
      [serialNumber, key],
    );
    if (!found) throw new ApiFailure(404, 'print.caseNotFound', printMessages.caseNotFound(serialNumber));
    const { row, form, records } = await this.applications.printable(found.id, reading);
    return {
      ...{ form, records, serialNumber, applicant: row.applicant_name },
      submittedAt: row.submitted_at === null ? null : fromSqlTime(row.submitted_at),
      path: `/applications/${encodeURIComponent(found.id)}`,
    };
  }
}

const exampleOf = ({ form, steps }: Pick<PrintPreviewRequest, 'form' | 'steps'>, at: string): Shown => ({
  ...exampleCase(form, steps, at),
  ...{ serialNumber: exampleWords.serialNumber, applicant: exampleWords.person.name, submittedAt: at, path: '/' },
});

function missingNames(html: string, { schema }: FormView): string[] {
  const keys = new Set(schema.sections.flatMap(({ fields }) => fields).map(({ key }) => key));
  return namesIn(html).filter(
    (name) =>
      !isCaseName(name) &&
      recordColumn(name) === null &&
      stepName(name) === null &&
      !keys.has(name.split('.')[0] ?? ''),
  );
}

import { Injectable } from '@nestjs/common';
import type { PrintPage } from '../contract/applications.js';
import { evaluatorAt } from '../forms/form-expressions.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { fromSqlTime } from '../database/sql-time.js';
import type { SignedIn } from '../instances/signed-in.service.js';
import { schoolTimeZone } from '../instances/time-zone.js';
import { printMessages } from '../locales/zh-CN/printing.js';
import { fillTemplate } from '../printing/fill-template.js';
import { makePdf } from '../printing/make-pdf.js';
import { SettingsService } from '../settings/settings.service.js';
import { ApplicationsService } from './applications.service.js';
import { PrintPictures } from './print-pictures.js';

/** The case on paper: for the browser's own print, and as a file. */
@Injectable()
export class PrintsService {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly settings: SettingsService,
    private readonly pictures: PrintPictures,
  ) {}

  /** 404 for whoever may not see the case, or not have this page of it. */
  async page(id: string, template: string, reading: SignedIn, request: AuthenticatedRequest): Promise<PrintPage> {
    const { row, definition, form, records, templates } = await this.applications.printable(id, reading);
    if (!templates.some(({ key }) => key === template))
      throw new ApiFailure(404, 'print.templateNotFound', printMessages.templateNotFound);
    const own = template === 'main' ? undefined : definition.printTemplates.find(({ key }) => key === template);
    const [printedAt, timeZone] = [new Date().toISOString(), schoolTimeZone()];
    const html = fillTemplate(own?.html ?? definition.print, {
      ...{ form, records, serialNumber: row.serial_number, printedAt, timeZone },
      evaluate: evaluatorAt(printedAt, timeZone),
      itemName: definition.item.name,
      schoolName: (await this.settings.school()).name,
      applicant: row.applicant_name,
      submittedAt: row.submitted_at === null ? null : fromSqlTime(row.submitted_at),
      caseAddress: `${request.protocol}://${request.host}/applications/${encodeURIComponent(id)}`,
      printedBy: reading.name,
    });
    const title = own === undefined ? definition.form.title : `${definition.form.title} ${own.name}`;
    return { title, serialNumber: row.serial_number, html, template, templates: [...templates] };
  }

  /** The same page as PDF, A4, with its fonts inside. */
  async pdf(
    id: string,
    template: string,
    reading: SignedIn,
    request: AuthenticatedRequest,
  ): Promise<{ name: string; content: Uint8Array }> {
    const { title, serialNumber, html } = await this.page(id, template, reading, request);
    const images = await this.pictures.in(html, request);
    const content = await makePdf({ title, serialNumber, html, images });
    return { name: `${[title, serialNumber].filter(Boolean).join(' ')}.pdf`, content };
  }
}

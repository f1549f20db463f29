import { Injectable } from '@nestjs/common';
import type { PrintPage } from '../contract/applications.js';
import { FilesService } from '../files/files.service.js';
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

/** The case on paper: for the browser's own print, and as a file. */
@Injectable()
export class PrintsService {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly settings: SettingsService,
    private readonly files: FilesService,
  ) {}

  /** 404 for whoever may not see the case, or not have this page of it. */
  async page(id: string, template: string, reading: SignedIn, request: AuthenticatedRequest): Promise<PrintPage> {
    const { row, definition, form, records, templates } = await this.applications.printable(id, reading);
    if (!templates.some(({ key }) => key === template))
      throw new ApiFailure(404, 'print.templateNotFound', printMessages.templateNotFound);
    const own = definition.printTemplates.find(({ key }) => key === template);
    const html = fillTemplate(own?.html ?? definition.print, {
      ...{ form, records, serialNumber: row.serial_number, timeZone: schoolTimeZone() },
      itemName: definition.item.name,
      schoolName: (await this.settings.school()).name,
      applicant: row.applicant_name,
      submittedAt: row.submitted_at === null ? null : fromSqlTime(row.submitted_at),
      caseAddress: `${request.protocol}://${request.host}/applications/${encodeURIComponent(id)}`,
      printedBy: reading.name,
      printedAt: new Date().toISOString(),
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
    const images = await this.picturesIn(html, request);
    const content = await makePdf({ title, serialNumber, html, images });
    return { name: `${[title, serialNumber].filter(Boolean).join(' ')}.pdf`, content };
  }

  /** What the page shows of uploaded pictures, as far as this reader may read them. */
  private async picturesIn(html: string, request: AuthenticatedRequest): Promise<Record<string, string>> {
    const sources = [...new Set([...html.matchAll(/src="(\/api\/files\/([\w-]+)[^"]*)"/g)].map(([, src = '']) => src))];
    const pictures = await Promise.all(sources.slice(0, mostPictures).map((src) => this.picture(src, request)));
    return Object.fromEntries(pictures.flatMap((picture) => (picture === null ? [] : [picture])));
  }

  private async picture(src: string, request: AuthenticatedRequest): Promise<readonly [string, string] | null> {
    const id = /^\/api\/files\/([\w-]+)/.exec(src)?.[1] ?? '';
    try {
      const { file, content } = await this.files.open(id, request);
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk as Uint8Array);
      if (!printable.has(file.type)) return null;
      return [src, `data:${file.type};base64,${Buffer.concat(chunks).toString('base64')}`] as const;
    } catch (error) {
      // a picture that is gone, or hidden from this reader, leaves its name on the paper
      if (error instanceof ApiFailure) return null;
      throw error;
    }
  }
}

const mostPictures = 100;
/** What a PDF can hold as it is. */
const printable = new Set(['image/png', 'image/jpeg']);

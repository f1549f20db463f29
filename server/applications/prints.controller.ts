import { Controller, Get, Header, Param, Query, Req, SetMetadata, StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import { printQuery, printPage } from '../contract/applications.js';
import { Answers, AnswersFile } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { PrintsService } from './prints.service.js';

@Controller('api/applications/:id/print')
export class PrintsController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly prints: PrintsService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(printPage)
  page(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Query(new ZodPipe(printQuery)) { template }: z.infer<typeof printQuery>,
  ) {
    return this.prints.page(id, template, this.signedIn.of(request), request);
  }

  @Get('pdf')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
  @SetMetadata(PERMISSION, 'signedIn')
  @AnswersFile('application/pdf')
  async pdf(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Query(new ZodPipe(printQuery)) { template }: z.infer<typeof printQuery>,
  ): Promise<StreamableFile> {
    const { name, content } = await this.prints.pdf(id, template, this.signedIn.of(request), request);
    const disposition = `inline; filename*=UTF-8''${encodeURIComponent(name)}`;
    return new StreamableFile(content, { type: 'application/pdf', length: content.length, disposition });
  }
}

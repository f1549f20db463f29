import { Body, Controller, Header, HttpCode, Param, Post, Req, SetMetadata, StreamableFile } from '@nestjs/common';
import { type PrintPreviewRequest, printPreviewRequest, printPreview } from '../contract/print-preview.js';
import { Answers, AnswersFile } from '../http/answers.js';
import { ADMINISTERS } from '../http/administers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { PrintPreviewsService } from './print-previews.service.js';

// nothing is written: no key needed
@Controller('api/definitions/:key/print-preview')
export class PrintPreviewsController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly previews: PrintPreviewsService,
  ) {}

  @Post()
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(printPreview)
  page(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(printPreviewRequest)) body: PrintPreviewRequest,
  ) {
    return this.previews.page(key, body, this.signedIn.of(request), request);
  }

  @Post('pdf')
  @HttpCode(200)
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @AnswersFile('application/pdf')
  async pdf(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(printPreviewRequest)) body: PrintPreviewRequest,
  ): Promise<StreamableFile> {
    const content = await this.previews.pdf(key, body, this.signedIn.of(request), request);
    return new StreamableFile(content, { type: 'application/pdf', length: content.length, disposition: 'inline' });
  }
}

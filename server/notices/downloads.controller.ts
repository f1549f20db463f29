import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, SetMetadata } from '@nestjs/common';
import { downloadRequest, type DownloadRequest, downloadList } from '../contract/notices.js';
import { Database } from '../database/database.js';
import { created } from '../contract/plain-answers.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { callOf, idempotent } from '../http/idempotency.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { DownloadsService } from './downloads.service.js';

@Controller('api/downloads')
export class DownloadsController {
  constructor(
    private readonly database: Database,
    private readonly downloads: DownloadsService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(downloadList)
  list() {
    return this.downloads.list();
  }

  @Post()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(created)
  offer(@Req() request: AuthenticatedRequest, @Body(new ZodPipe(downloadRequest)) body: DownloadRequest) {
    return idempotent(this.database, callOf(request, body), (tx) => this.downloads.offer(tx, request.person.id, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'processAdministrator')
  async remove(@Req() { person }: AuthenticatedRequest, @Param('id') id: string) {
    await this.database.transaction((tx) => this.downloads.remove(tx, person.id, id));
  }
}

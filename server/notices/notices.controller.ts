import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { listQuery } from '../contract/list.js';
import { noticeRequest, type NoticeRequest, managedNoticesPage, notice, noticeList } from '../contract/notices.js';
import { Database } from '../database/database.js';
import { created } from '../contract/plain-answers.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { callOf, idempotent } from '../http/idempotency.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { NoticesService, type NoticeReader } from './notices.service.js';

@Controller('api/notices')
export class NoticesController {
  constructor(
    private readonly database: Database,
    private readonly notices: NoticesService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(noticeList)
  list(@Req() request: AuthenticatedRequest) {
    return this.notices.list(readerOf(request));
  }

  @Get('all')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(managedNoticesPage)
  all(@Query(new ZodPipe(listQuery)) query: z.infer<typeof listQuery>) {
    return this.notices.all(query);
  }

  @Get(':id')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(notice)
  get(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    return this.notices.get(id, readerOf(request));
  }

  @Post()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(created)
  publish(@Req() request: AuthenticatedRequest, @Body(new ZodPipe(noticeRequest)) body: NoticeRequest) {
    return idempotent(this.database, callOf(request, body), async (tx) =>
      this.notices.publish(tx, request.person.id, body),
    );
  }

  @Put(':id')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'processAdministrator')
  async change(
    @Req() { person }: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(noticeRequest)) body: NoticeRequest,
  ) {
    await this.database.transaction((tx) => this.notices.change(tx, person.id, id, body));
  }

  @Post(':id/withdraw')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'processAdministrator')
  async withdraw(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    await idempotent(this.database, callOf(request, null), async (tx) => {
      await this.notices.withdraw(tx, request.person.id, id);
      return null;
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'processAdministrator')
  async remove(@Req() { person }: AuthenticatedRequest, @Param('id') id: string) {
    await this.database.transaction((tx) => this.notices.remove(tx, person.id, id));
  }
}

const readerOf = ({ person, roles }: AuthenticatedRequest): NoticeReader => ({
  kind: person.kind,
  isAdministrator: roles.includes('processAdministrator') || roles.includes('systemAdministrator'),
});

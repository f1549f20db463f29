import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, SetMetadata } from '@nestjs/common';
import { noticeRequest, type NoticeRequest } from '../contract/notices.js';
import { Database } from '../database/database.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { callOf, idempotent } from '../http/idempotency.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { NoticesService } from './notices.service.js';

@Controller('api/notices')
export class NoticesController {
  constructor(
    private readonly database: Database,
    private readonly notices: NoticesService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  list() {
    return this.notices.list();
  }

  @Get(':id')
  @SetMetadata(PERMISSION, 'signedIn')
  get(@Param('id') id: string) {
    return this.notices.get(id);
  }

  @Post()
  @SetMetadata(PERMISSION, 'processAdministrator')
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

  @Delete(':id')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'processAdministrator')
  async remove(@Req() { person }: AuthenticatedRequest, @Param('id') id: string) {
    await this.database.transaction((tx) => this.notices.remove(tx, person.id, id));
  }
}

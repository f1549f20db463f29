import { Body, Controller, Get, HttpCode, Post, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import {
  notificationsQuery,
  readNotificationsRequest,
  notificationsPage,
  notificationChannels,
} from '../contract/notifications.js';
import { ChannelsService } from '../channels/channels.service.js';
import { Database } from '../database/database.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { NotificationsService } from './notifications.service.js';

@Controller('api/notifications')
export class NotificationsController {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationsService,
    private readonly channelsOfSchool: ChannelsService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(notificationsPage)
  list(
    @Req() { person }: AuthenticatedRequest,
    @Query(new ZodPipe(notificationsQuery)) query: z.infer<typeof notificationsQuery>,
  ) {
    return this.notifications.list(person.id, query);
  }

  // no secret: whoever draws a process or urges somebody sees how people will be told
  @Get('channels')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(notificationChannels)
  channels() {
    return { channels: this.channelsOfSchool.configured() };
  }

  // reading twice is reading once: no key needed
  @Post('read')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async read(
    @Req() { person }: AuthenticatedRequest,
    @Body(new ZodPipe(readNotificationsRequest)) { ids }: z.infer<typeof readNotificationsRequest>,
  ) {
    await this.database.transaction(async (tx) =>
      this.notifications.markRead(tx, person.id, ids, new Date().toISOString()),
    );
  }
}

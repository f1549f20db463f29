import { Body, Controller, Get, Param, ParseIntPipe, Put, Req, SetMetadata } from '@nestjs/common';
import { saveWorkCalendarRequest, type SaveWorkCalendarRequest } from '../../contract/work-calendar.js';
import type { AuthenticatedRequest } from '../../http/authenticated-request.js';
import { workCalendar, workCalendarVersions } from '../../contract/work-calendar.js';
import { Answers } from '../../http/answers.js';
import { PERMISSION } from '../../http/permission.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { SignedInService } from '../signed-in.service.js';
import { WorkCalendarService } from './work-calendar.service.js';

@Controller('api/work-calendar')
export class WorkCalendarController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly calendars: WorkCalendarService,
  ) {}

  // no secret: whoever draws a process sees when its timers go off
  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(workCalendar)
  current() {
    return this.calendars.state();
  }

  @Get('versions')
  @SetMetadata(PERMISSION, 'systemAdministrator')
  @Answers(workCalendarVersions)
  versions() {
    return this.calendars.versions();
  }

  @Get('versions/:version')
  @SetMetadata(PERMISSION, 'systemAdministrator')
  @Answers(workCalendar)
  version(@Param('version', ParseIntPipe) version: number) {
    return this.calendars.version(version);
  }

  @Put()
  @SetMetadata(PERMISSION, 'systemAdministrator')
  @Answers(workCalendar)
  async save(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(saveWorkCalendarRequest)) body: SaveWorkCalendarRequest,
  ) {
    await this.signedIn.act(request, body, (tx, by) => this.calendars.save(tx, body, by.id));
    return this.calendars.state();
  }
}

import { Controller, Get, Param, Query, Req, SetMetadata } from '@nestjs/common';
import { z } from 'zod';
import { calledProcess, callableList, callablesQuery, type CallablesQuery } from '../contract/callables.js';
import { Answers } from '../http/answers.js';
import { ADMINISTERS } from '../http/administers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { CallablesService } from './callables.service.js';
import { versionNumber } from './version-number.js';

const ofVersion = z.object({ version: versionNumber.optional() });

/** What call activities and business rule tasks can name: of all departments, as calling changes nothing of theirs. */
@Controller('api/callables')
export class CallablesController {
  constructor(private readonly callables: CallablesService) {}

  @Get()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'nothing')
  @Answers(callableList)
  list(@Query(new ZodPipe(callablesQuery)) query: CallablesQuery) {
    return this.callables.list(query);
  }

  @Get('processes/:elementId')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'nothing')
  @Answers(calledProcess)
  process(
    @Req() { administers }: AuthenticatedRequest,
    @Param('elementId') elementId: string,
    @Query(new ZodPipe(ofVersion)) { version }: z.infer<typeof ofVersion>,
  ) {
    return this.callables.process(elementId, version, administers);
  }
}

import { Controller, Get, HttpCode, Param, Post, Query, Req, SetMetadata } from '@nestjs/common';
import { monitorQuery, type MonitorQuery } from '../contract/instances.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { MonitorService } from './monitor.service.js';
import { SignedInService } from './signed-in.service.js';

@Controller('api/instances')
export class MonitorController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly monitor: MonitorService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'processAdministrator')
  list(@Query(new ZodPipe(monitorQuery)) query: MonitorQuery) {
    return this.monitor.list(query);
  }

  @Post(':id/incidents/:incidentId/retry')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  retry(@Req() request: AuthenticatedRequest, @Param('id') id: string, @Param('incidentId') incidentId: string) {
    return this.signedIn.act(request, null, (tx, { id: by, name, number }) =>
      this.monitor.retry(tx, id, incidentId, { id: by, name, number }, new Date().toISOString()),
    );
  }
}

import { Body, Controller, Delete, Get, Param, Put, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { setAdministratorRequest, administrators } from '../contract/administrators.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { AdministratorsService } from './administrators.service.js';

@Controller('api/administrators')
export class AdministratorsController {
  constructor(private readonly administrators: AdministratorsService) {}

  @Get()
  @SetMetadata(PERMISSION, 'systemAdministrator')
  @Answers(administrators)
  list() {
    return this.administrators.list();
  }

  @Put(':id')
  @SetMetadata(PERMISSION, 'systemAdministrator')
  @Answers(administrators)
  set(
    @Req() { person }: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(setAdministratorRequest)) { departments }: z.infer<typeof setAdministratorRequest>,
  ) {
    return this.administrators.set(id, departments, person.id);
  }

  @Delete(':id')
  @SetMetadata(PERMISSION, 'systemAdministrator')
  @Answers(administrators)
  remove(@Req() { person }: AuthenticatedRequest, @Param('id') id: string) {
    return this.administrators.remove(id, person.id);
  }
}

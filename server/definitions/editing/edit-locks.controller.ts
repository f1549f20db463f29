import { Body, Controller, HttpCode, Param, Post, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { lockRequest, unlockRequest, editLock } from '../../contract/edit-locks.js';
import { Answers } from '../../http/answers.js';
import type { AuthenticatedRequest } from '../../http/authenticated-request.js';
import { PERMISSION } from '../../http/permission.js';
import { ADMINISTERS } from '../../http/administers.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { EditLocksService } from './edit-locks.service.js';

@Controller('api/definitions')
export class EditLocksController {
  constructor(private readonly locks: EditLocksService) {}

  @Post(':key/lock')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(editLock)
  hold(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(lockRequest)) { page, takeOver }: z.infer<typeof lockRequest>,
  ) {
    return this.locks.hold(key, page, takeOver, request.person.id);
  }

  @Post(':key/unlock')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  release(@Param('key') key: string, @Body(new ZodPipe(unlockRequest)) { page }: z.infer<typeof unlockRequest>) {
    return this.locks.release(key, page);
  }
}

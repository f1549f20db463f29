import { Body, Controller, HttpCode, Post, Req, SetMetadata } from '@nestjs/common';
import { handOverRequest, type HandOverRequest } from '../contract/tasks.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { HandOverService } from './hand-over.service.js';

/** 移交 of what leaving staff have open. */
@Controller('api/tasks')
export class HandOverController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly handOvers: HandOverService,
  ) {}

  @Post('hand-over')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  handOver(@Req() request: AuthenticatedRequest, @Body(new ZodPipe(handOverRequest)) body: HandOverRequest) {
    return this.handOvers.handOver(body, this.signedIn.of(request));
  }
}

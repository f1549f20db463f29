import { Body, Controller, Get, HttpCode, Post, Query, Req, SetMetadata } from '@nestjs/common';
import {
  handOverRequest,
  handOverRestRequest,
  heldWorkQuery,
  type HandOverRequest,
  type HandOverRestRequest,
  handOverRestResult,
  handOverResult,
  heldWork,
  leavers,
} from '../contract/hand-over.js';
import { Database } from '../database/database.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { callOf, idempotent } from '../http/idempotency.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { HandOverRestService } from './hand-over-rest.service.js';
import { HandOverService } from './hand-over.service.js';
import { HeldWorkService } from './held-work.service.js';

/** 移交 of what leaving staff have open. */
@Controller('api/tasks/hand-over')
export class HandOverController {
  constructor(
    private readonly database: Database,
    private readonly signedIn: SignedInService,
    private readonly heldWork: HeldWorkService,
    private readonly handOvers: HandOverService,
    private readonly rest: HandOverRestService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(heldWork)
  held(@Query(new ZodPipe(heldWorkQuery)) { person }: { person: string }) {
    return this.heldWork.of(person);
  }

  @Get('leavers')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(leavers)
  leavers() {
    return this.heldWork.leavers();
  }

  // each task goes over once: a repeated call finds it gone
  @Post()
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(handOverResult)
  handOver(@Req() request: AuthenticatedRequest, @Body(new ZodPipe(handOverRequest)) body: HandOverRequest) {
    return this.handOvers.handOver(body, this.signedIn.of(request));
  }

  @Post('rest')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(handOverRestResult)
  handOverRest(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(handOverRestRequest)) body: HandOverRestRequest,
  ) {
    return idempotent(this.database, callOf(request, body), (tx) => this.rest.handOver(tx, body, request.person));
  }
}

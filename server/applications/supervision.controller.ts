import { Body, Controller, HttpCode, Param, Post, Req, SetMetadata } from '@nestjs/common';
import {
  handOverSupervisionRequest,
  reassignRequest,
  superviseRequest,
  type HandOverSupervisionRequest,
  type ReassignRequest,
  type SuperviseRequest,
} from '../contract/supervision.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { ApplicationActsService } from './application-acts.service.js';

/** 督办: what whoever answers for an overdue step does. */
@Controller('api/applications/:id/supervision')
export class SupervisionController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly acts: ApplicationActsService,
  ) {}

  @Post('notes')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async note(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(superviseRequest)) body: SuperviseRequest,
  ) {
    await this.signedIn.act(request, body, (tx, by) => this.acts.supervise(tx, id, by, body));
  }

  @Post('hand-over')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async handOver(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(handOverSupervisionRequest)) body: HandOverSupervisionRequest,
  ) {
    await this.signedIn.act(request, body, (tx, by) => this.acts.handOverSupervision(tx, id, by, body));
  }

  @Post('assign')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async reassign(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(reassignRequest)) body: ReassignRequest,
  ) {
    await this.signedIn.act(request, body, (tx, by) => this.acts.reassign(tx, id, by, body));
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, SetMetadata } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import type { z } from 'zod';
import {
  assignOpenTaskRequest,
  type AssignOpenTaskRequest,
  deliverRequest,
  moveTokenRequest,
  setVariablesRequest,
  suspendRequest,
  type MoveTokenRequest,
  caseDetail,
} from '../../contract/administration.js';
import { monitorQuery, type MonitorQuery, monitorPage, caseActResult } from '../../contract/instances.js';
import { Answers } from '../../http/answers.js';
import type { AuthenticatedRequest } from '../../http/authenticated-request.js';
import { PERMISSION } from '../../http/permission.js';
import { ADMINISTERS } from '../../http/administers.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { CaseAdministrationService } from './case-administration.service.js';
import { MonitorService } from './monitor.service.js';
import { SignedInService } from '../signed-in.service.js';

type Act = Parameters<CaseAdministrationService['act']>[2];

/** 运行监控: the cases of a definition, and what administrators do to them. */
@Controller('api/instances')
export class MonitorController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly monitor: MonitorService,
    private readonly administration: CaseAdministrationService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'several')
  @Answers(monitorPage)
  list(@Req() { administers }: AuthenticatedRequest, @Query(new ZodPipe(monitorQuery)) query: MonitorQuery) {
    return this.monitor.list(query, administers);
  }

  @Get(':id')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'instance')
  @Answers(caseDetail)
  detail(@Param('id') id: string) {
    return this.monitor.detail(id);
  }

  @Post(':id/incidents/:incidentId/retry')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'instance')
  @Answers(caseActResult)
  retry(@Req() request: AuthenticatedRequest, @Param('id') id: string, @Param('incidentId') incidentId: string) {
    return this.act(request, id, { type: 'retryIncident', incidentId });
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'instance')
  @Answers(caseActResult)
  suspend(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(suspendRequest)) { reason }: z.infer<typeof suspendRequest>,
  ) {
    return this.act(request, id, { type: 'suspend' }, reason);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'instance')
  @Answers(caseActResult)
  resume(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(suspendRequest)) { reason }: z.infer<typeof suspendRequest>,
  ) {
    return this.act(request, id, { type: 'resume' }, reason);
  }

  @Post(':id/terminate')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'instance')
  @Answers(caseActResult)
  terminate(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(suspendRequest)) { reason }: z.infer<typeof suspendRequest>,
  ) {
    return this.act(request, id, { type: 'terminate' }, reason);
  }

  @Post(':id/move-token')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'instance')
  @Answers(caseActResult)
  moveToken(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(moveTokenRequest)) { from, to, reason }: MoveTokenRequest,
  ) {
    return this.act(request, id, { type: 'moveToken', from, to }, reason);
  }

  @Post(':id/tasks/:taskId/assign')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'instance')
  @Answers(caseActResult)
  assign(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Param('taskId') taskId: string,
    @Body(new ZodPipe(assignOpenTaskRequest)) body: AssignOpenTaskRequest,
  ) {
    return this.signedIn.act(request, body, (tx, { id: by, name, number }) =>
      this.administration.assign(tx, id, taskId, body, { id: by, name, number }),
    );
  }

  @Post(':id/jobs/:jobId/deliver')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'instance')
  @Answers(caseActResult)
  deliver(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Param('jobId') jobId: string,
    @Body(new ZodPipe(deliverRequest)) { variables, reason }: z.infer<typeof deliverRequest>,
  ) {
    const event = { jobId, variables: variables as Variables, reason };
    return this.signedIn.act(request, event, (tx, { id: by, name, number }) =>
      this.administration.deliver(tx, id, event, { id: by, name, number }),
    );
  }

  @Post(':id/variables')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'instance')
  @Answers(caseActResult)
  setVariables(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(setVariablesRequest)) { variables, reason }: z.infer<typeof setVariablesRequest>,
  ) {
    return this.act(request, id, { type: 'setVariables', variables: variables as Variables }, reason);
  }

  private act(request: AuthenticatedRequest, id: string, act: Act, reason = '') {
    return this.signedIn.act(request, { act, reason }, (tx, { id: by, name, number }) =>
      this.administration.act(tx, id, act, { id: by, name, number }, reason),
    );
  }
}

import { Body, Controller, HttpCode, Param, Post, Put, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import {
  addApproversRequest,
  assignRequest,
  completeManyRequest,
  completeRequest,
  copyRequest,
  delegateRequest,
  forwardRequest,
  handManyRequest,
  refuseRequest,
  removeApproversRequest,
  returnRequest,
  saveTaskDraftRequest,
  type AddApproversRequest,
  type AssignRequest,
  type CompleteRequest,
  type CopyRequest,
  type DelegateRequest,
  type ForwardRequest,
  type HandManyRequest,
  type RefuseRequest,
  type RemoveApproversRequest,
  type ReturnRequest,
  type SaveTaskDraftRequest,
  actResult,
  manyResult,
  savedTaskDraft,
} from '../contract/tasks.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { callOf } from '../http/idempotency.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { ManyTasksService } from './many-tasks.service.js';
import { TakeBackService } from './take-back.service.js';
import { TaskActsService } from './task-acts.service.js';
import { TaskNotesService } from './task-notes.service.js';

@Controller('api/tasks')
export class TaskActsController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly acts: TaskActsService,
    private readonly undoing: TakeBackService,
    private readonly notes: TaskNotesService,
    private readonly many: ManyTasksService,
  ) {}

  @Post('complete')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(manyResult)
  async completeMany(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(completeManyRequest)) { ids, opinion }: z.infer<typeof completeManyRequest>,
  ) {
    return this.many.complete(ids, await this.signedIn.of(request), opinion, callOf(request, null).key);
  }

  @Post('forward')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(manyResult)
  async forwardMany(@Req() request: AuthenticatedRequest, @Body(new ZodPipe(handManyRequest)) body: HandManyRequest) {
    return this.many.forward(body, await this.signedIn.of(request), callOf(request, null).key);
  }

  @Post('assign')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(manyResult)
  async assignMany(@Req() request: AuthenticatedRequest, @Body(new ZodPipe(handManyRequest)) body: HandManyRequest) {
    return this.many.assign(body, await this.signedIn.of(request), callOf(request, null).key);
  }

  @Post(':id/complete')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  complete(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(completeRequest)) body: CompleteRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.acts.complete(tx, id, by, body));
  }

  @Post(':id/return')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  return(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(returnRequest)) body: ReturnRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.acts.return(tx, id, by, body));
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  refuse(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(refuseRequest)) body: RefuseRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.acts.refuse(tx, id, by, body));
  }

  @Post(':id/add-approvers')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  addApprovers(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(addApproversRequest)) body: AddApproversRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.acts.addApprovers(tx, id, by, body));
  }

  @Post(':id/forward')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  forward(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(forwardRequest)) body: ForwardRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.acts.forward(tx, id, by, body));
  }

  @Post(':id/delegate')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  delegate(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(delegateRequest)) body: DelegateRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.acts.delegate(tx, id, by, body));
  }

  @Post(':id/assign')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  assign(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(assignRequest)) body: AssignRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.acts.assign(tx, id, by, body));
  }

  @Post(':id/remove-approvers')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  removeApprovers(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(removeApproversRequest)) body: RemoveApproversRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.acts.removeApprovers(tx, id, by, body));
  }

  @Post(':id/release')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  release(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    return this.signedIn.actTogether(request, null, (tx, by) => this.acts.release(tx, id, by));
  }

  @Post(':id/take-back')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  takeBack(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    return this.signedIn.actTogether(request, null, (tx, by) => this.undoing.takeBack(tx, id, by));
  }

  @Post(':id/claim')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  claim(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    return this.signedIn.actTogether(request, null, (tx, by) => this.acts.claim(tx, id, by));
  }

  @Post(':id/copy')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  copy(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(copyRequest)) body: CopyRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.notes.copy(tx, id, by, body.people));
  }

  @Put(':id/draft')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(savedTaskDraft)
  save(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(saveTaskDraftRequest)) body: SaveTaskDraftRequest,
  ) {
    return this.signedIn.actTogether(request, body, (tx, by) => this.notes.save(tx, id, by, body));
  }
}

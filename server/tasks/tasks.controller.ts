import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { preview } from '../contract/applications.js';
import { itemChoices } from '../contract/items.js';
import {
  previewTaskRequest,
  type PreviewTaskRequest,
  taskItemsQuery,
  tasksQuery,
  type TasksQuery,
  taskCounts,
  taskDetail,
  tasksPage,
} from '../contract/tasks.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { TaskDetailService } from './task-detail.service.js';
import { TaskItemsService } from './task-items.service.js';
import { TaskListsService } from './task-lists.service.js';
import { TaskPreviewService } from './task-preview.service.js';

@Controller('api/tasks')
export class TasksController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly lists: TaskListsService,
    private readonly items: TaskItemsService,
    private readonly details: TaskDetailService,
    private readonly previews: TaskPreviewService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(tasksPage)
  async list(@Req() request: AuthenticatedRequest, @Query(new ZodPipe(tasksQuery)) query: TasksQuery) {
    return this.lists.list(await this.signedIn.of(request), query);
  }

  @Get('items')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(itemChoices)
  async itemsOf(
    @Req() request: AuthenticatedRequest,
    @Query(new ZodPipe(taskItemsQuery)) { box }: z.infer<typeof taskItemsQuery>,
  ) {
    return this.items.of(this.signedIn.of(request), box);
  }

  @Get('counts')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(taskCounts)
  async counts(@Req() request: AuthenticatedRequest) {
    return this.lists.counts(await this.signedIn.of(request));
  }

  @Get(':id')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(taskDetail)
  async get(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    return this.details.detail(id, await this.signedIn.of(request));
  }

  @Post(':id/preview')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(preview)
  async preview(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(previewTaskRequest)) body: PreviewTaskRequest,
  ) {
    return this.previews.preview(id, await this.signedIn.of(request), body);
  }
}

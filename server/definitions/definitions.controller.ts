import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import {
  checkRequest,
  createDefinitionRequest,
  rollBackRequest,
  saveDefinitionRequest,
  type SaveDefinitionRequest,
  checkResult,
  definition,
  definitionsPage,
  publishedDefinition,
} from '../contract/definitions.js';
import { listQuery } from '../contract/list.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { callOf } from '../http/idempotency.js';
import { PERMISSION } from '../http/permission.js';
import { ADMINISTERS } from '../http/administers.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { DefinitionDraftsService } from './editing/definition-drafts.service.js';
import { DefinitionsService } from './definitions.service.js';
import { versionNumber } from './version-number.js';

@Controller('api/definitions')
export class DefinitionsController {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly drafts: DefinitionDraftsService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'several')
  @Answers(definitionsPage)
  list(@Req() { administers }: AuthenticatedRequest, @Query(new ZodPipe(listQuery)) query: z.infer<typeof listQuery>) {
    return this.definitions.list(query, administers);
  }

  @Post()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'several')
  @Answers(definition)
  create(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(createDefinitionRequest)) body: z.infer<typeof createDefinitionRequest>,
  ) {
    return this.drafts.create(body, callOf(request, body), request.administers);
  }

  @Post('check')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'nothing')
  @Answers(checkResult)
  check(@Body(new ZodPipe(checkRequest)) body: z.infer<typeof checkRequest>) {
    return this.definitions.check(body);
  }

  @Get(':key')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(definition)
  get(@Param('key') key: string) {
    return this.definitions.get(key);
  }

  @Put(':key/draft')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(definition)
  saveDraft(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(saveDefinitionRequest)) body: SaveDefinitionRequest,
  ) {
    return this.drafts.save(key, body, callOf(request, body), request.administers);
  }

  @Delete(':key/draft')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  discardDraft(@Req() request: AuthenticatedRequest, @Param('key') key: string) {
    return this.drafts.discard(key, callOf(request, null));
  }

  @Post(':key/roll-back')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(definition)
  rollBack(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(rollBackRequest)) body: z.infer<typeof rollBackRequest>,
  ) {
    return this.drafts.rollBack(key, body, callOf(request, body));
  }

  @Get(':key/versions/:version')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(publishedDefinition)
  version(@Param('key') key: string, @Param('version', new ZodPipe(versionNumber)) version: number) {
    return this.definitions.version(key, version);
  }
}

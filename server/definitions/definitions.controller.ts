import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import {
  checkRequest,
  createDefinitionRequest,
  rollBackRequest,
  saveDefinitionRequest,
  type SaveDefinitionRequest,
} from '../contract/definitions.js';
import { listQuery } from '../contract/list.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { callOf } from '../http/idempotency.js';
import { PERMISSION } from '../http/permission.js';
import { ADMINISTERS } from '../http/administers.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { DefinitionsService } from './definitions.service.js';
import { versionNumber } from './version-number.js';

@Controller('api/definitions')
export class DefinitionsController {
  constructor(private readonly definitions: DefinitionsService) {}

  @Get()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'several')
  list(@Req() { administers }: AuthenticatedRequest, @Query(new ZodPipe(listQuery)) query: z.infer<typeof listQuery>) {
    return this.definitions.list(query, administers);
  }

  @Post()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'several')
  create(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(createDefinitionRequest)) body: z.infer<typeof createDefinitionRequest>,
  ) {
    return this.definitions.create(body, callOf(request, body), request.administers);
  }

  @Post('check')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'nothing')
  check(@Body(new ZodPipe(checkRequest)) body: z.infer<typeof checkRequest>) {
    return this.definitions.check(body);
  }

  @Get(':key')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  get(@Param('key') key: string) {
    return this.definitions.get(key);
  }

  @Put(':key/draft')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  saveDraft(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(saveDefinitionRequest)) body: SaveDefinitionRequest,
  ) {
    return this.definitions.saveDraft(key, body, callOf(request, body), request.administers);
  }

  @Delete(':key/draft')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  discardDraft(@Req() request: AuthenticatedRequest, @Param('key') key: string) {
    return this.definitions.discardDraft(key, callOf(request, null));
  }

  @Post(':key/roll-back')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  rollBack(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(rollBackRequest)) body: z.infer<typeof rollBackRequest>,
  ) {
    return this.definitions.rollBack(key, body, callOf(request, body));
  }

  @Get(':key/versions/:version')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  version(@Param('key') key: string, @Param('version', new ZodPipe(versionNumber)) version: number) {
    return this.definitions.version(key, version);
  }

  @Get(':key/versions/:version/diagram')
  @SetMetadata(PERMISSION, 'signedIn')
  diagram(@Param('key') key: string, @Param('version', new ZodPipe(versionNumber)) version: number) {
    return this.definitions.diagram(key, version);
  }
}

import { Body, Controller, Get, HttpCode, Post, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import {
  incidentsQuery,
  retryIncidentsRequest,
  type IncidentsQuery,
  incidentsPage,
  retryIncidentsResult,
} from '../../contract/administration.js';
import { Answers } from '../../http/answers.js';
import type { AuthenticatedRequest } from '../../http/authenticated-request.js';
import { PERMISSION } from '../../http/permission.js';
import { ADMINISTERS } from '../../http/administers.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { IncidentsService } from './incidents.service.js';

@Controller('api/incidents')
export class IncidentsController {
  constructor(private readonly incidents: IncidentsService) {}

  @Get()
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'several')
  @Answers(incidentsPage)
  list(@Req() { administers }: AuthenticatedRequest, @Query(new ZodPipe(incidentsQuery)) query: IncidentsQuery) {
    return this.incidents.list(query, administers);
  }

  @Post('retry')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'several')
  @Answers(retryIncidentsResult)
  async retry(
    @Req() { person: { id, name, number }, administers }: AuthenticatedRequest,
    @Body(new ZodPipe(retryIncidentsRequest)) { ids }: z.infer<typeof retryIncidentsRequest>,
  ) {
    return { results: await this.incidents.retry(ids, { id, name, number }, administers) };
  }
}

import { Body, Controller, Delete, HttpCode, Param, Post, Req, SetMetadata } from '@nestjs/common';
import { publishRequest, type PublishRequest, definition } from '../../contract/definitions.js';
import { Answers } from '../../http/answers.js';
import type { AuthenticatedRequest } from '../../http/authenticated-request.js';
import { callOf } from '../../http/idempotency.js';
import { PERMISSION } from '../../http/permission.js';
import { ADMINISTERS } from '../../http/administers.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { PublicationsService } from './publications.service.js';

@Controller('api/definitions')
export class PublicationsController {
  constructor(private readonly publications: PublicationsService) {}

  @Post(':key/publish')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(definition)
  publish(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(publishRequest)) body: PublishRequest,
  ) {
    return this.publications.publish(key, body, callOf(request, body));
  }

  @Delete(':key/publication')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(definition)
  cancel(@Req() request: AuthenticatedRequest, @Param('key') key: string) {
    return this.publications.cancel(key, callOf(request, null));
  }
}

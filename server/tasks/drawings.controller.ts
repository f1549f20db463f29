import { Controller, Get, Param, Req, SetMetadata } from '@nestjs/common';
import { definitionDiagram } from '../contract/definitions.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { versionNumber } from '../definitions/version-number.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { ItemAccessService } from './item-access.service.js';

/** 流程图 as people see it who start an item or have a part in a case: without its settings. */
@Controller('api/definitions')
export class DrawingsController {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly signedIn: SignedInService,
    private readonly access: ItemAccessService,
  ) {}

  @Get(':key/versions/:version/diagram')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(definitionDiagram)
  async diagram(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Param('version', new ZodPipe(versionNumber)) version: number,
  ) {
    await this.access.assertMayRead(this.signedIn.of(request), key);
    return this.definitions.diagram(key, version);
  }
}

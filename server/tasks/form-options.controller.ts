import { Controller, Get, Param, Query, Req, SetMetadata } from '@nestjs/common';
import { optionsQuery, type OptionsQuery, optionsResult } from '../contract/forms.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { versionNumber } from '../definitions/version-number.js';
import { OptionsService } from '../forms/options.service.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { ItemAccessService } from './item-access.service.js';

/** Option lists as people search them who start an item or have a part in a case of it, whichever version that runs on. */
@Controller('api/forms')
export class FormOptionsController {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly options: OptionsService,
    private readonly signedIn: SignedInService,
    private readonly access: ItemAccessService,
  ) {}

  @Get(':key/versions/:version/options')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(optionsResult)
  async search(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Param('version', new ZodPipe(versionNumber)) version: number,
    @Query(new ZodPipe(optionsQuery)) query: OptionsQuery,
  ) {
    await this.access.assertMayRead(this.signedIn.of(request), key);
    const { form } = await this.definitions.compiled(key, version);
    return this.options.search(form, query);
  }
}

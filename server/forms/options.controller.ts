import { Controller, Get, Param, Query, SetMetadata } from '@nestjs/common';
import { optionsQuery, type OptionsQuery } from '../contract/forms.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { versionNumber } from '../definitions/version-number.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { OptionsService } from './options.service.js';

@Controller('api/forms')
export class OptionsController {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly options: OptionsService,
  ) {}

  /** Option lists are reference data of a published form: whoever is signed in may read them. */
  @Get(':key/versions/:version/options')
  @SetMetadata(PERMISSION, 'signedIn')
  async search(
    @Param('key') key: string,
    @Param('version', new ZodPipe(versionNumber)) version: number,
    @Query(new ZodPipe(optionsQuery)) query: OptionsQuery,
  ) {
    const { form } = await this.definitions.compiled(key, version);
    return this.options.search(form, query);
  }
}

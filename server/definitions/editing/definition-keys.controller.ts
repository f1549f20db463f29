import { Controller, Get, Query, SetMetadata } from '@nestjs/common';
import { keyProposal, keyProposalQuery, type KeyProposalQuery } from '../../contract/definition-keys.js';
import { Answers } from '../../http/answers.js';
import { ADMINISTERS } from '../../http/administers.js';
import { PERMISSION } from '../../http/permission.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { keyOf } from './proposed-key.js';
import { DefinitionDraftsService } from './definition-drafts.service.js';

/** Keys of items that are to be made: beside the definitions, whose addresses are keys themselves. No item is read. */
@Controller('api/definition-keys')
export class DefinitionKeysController {
  constructor(private readonly drafts: DefinitionDraftsService) {}

  @Get('proposal')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'nothing')
  @Answers(keyProposal)
  async proposal(@Query(new ZodPipe(keyProposalQuery)) { name, for: what }: KeyProposalQuery) {
    return { key: what === 'field' ? keyOf(name) : await this.drafts.proposeKey(name) };
  }
}

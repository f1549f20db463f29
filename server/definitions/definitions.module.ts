import { Module } from '@nestjs/common';
import { DefinitionLoader } from './definition-loader.js';
import { DefinitionsController } from './definitions.controller.js';
import { DefinitionsService } from './definitions.service.js';

@Module({
  controllers: [DefinitionsController],
  providers: [DefinitionsService, DefinitionLoader],
  exports: [DefinitionsService, DefinitionLoader],
})
export class DefinitionsModule {}

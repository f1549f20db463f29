import { Module } from '@nestjs/common';
import { DefinitionLoader } from './definition-loader.js';
import { DefinitionsController } from './definitions.controller.js';
import { DefinitionsService } from './definitions.service.js';
import { EditLocksController } from './edit-locks.controller.js';
import { EditLocksService } from './edit-locks.service.js';

@Module({
  controllers: [DefinitionsController, EditLocksController],
  providers: [DefinitionsService, DefinitionLoader, EditLocksService],
  exports: [DefinitionsService, DefinitionLoader],
})
export class DefinitionsModule {}

import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AdministrationGuard } from './administration.guard.js';
import { FilesModule } from '../files/files.module.js';
import { DefinitionFilesService } from './definition-files.service.js';
import { DefinitionLoader } from './definition-loader.js';
import { DefinitionsController } from './definitions.controller.js';
import { DefinitionsService } from './definitions.service.js';
import { EditLocksController } from './edit-locks.controller.js';
import { EditLocksService } from './edit-locks.service.js';

@Module({
  imports: [FilesModule],
  controllers: [DefinitionsController, EditLocksController],
  providers: [
    { provide: APP_GUARD, useClass: AdministrationGuard },
    DefinitionsService,
    DefinitionLoader,
    DefinitionFilesService,
    EditLocksService,
  ],
  exports: [DefinitionsService, DefinitionLoader],
})
export class DefinitionsModule {}

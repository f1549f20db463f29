import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AdministrationGuard } from './administration.guard.js';
import { FilesModule } from '../files/files.module.js';
import { DefinitionDraftsService } from './editing/definition-drafts.service.js';
import { ScriptsModule } from '../scripts/scripts.module.js';
import { CallablesController } from './callables.controller.js';
import { CallablesService } from './callables.service.js';
import { DefinitionFilesService } from './definition-files.service.js';
import { DefinitionLoader } from './definition-loader.js';
import { DefinitionKeysController } from './editing/definition-keys.controller.js';
import { DefinitionsController } from './definitions.controller.js';
import { DefinitionsService } from './definitions.service.js';
import { EditLocksController } from './editing/edit-locks.controller.js';
import { EditLocksService } from './editing/edit-locks.service.js';
import { ScriptTestController } from './editing/script-test.controller.js';

@Module({
  imports: [FilesModule, ScriptsModule],
  controllers: [
    DefinitionsController,
    DefinitionKeysController,
    EditLocksController,
    CallablesController,
    ScriptTestController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AdministrationGuard },
    DefinitionsService,
    DefinitionDraftsService,
    DefinitionLoader,
    DefinitionFilesService,
    EditLocksService,
    CallablesService,
  ],
  exports: [DefinitionsService, DefinitionDraftsService, DefinitionLoader],
})
export class DefinitionsModule {}
